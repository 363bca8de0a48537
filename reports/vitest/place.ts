/** Where the report of a test goes: a directory of its own, with a name that is the same in every run. */
import { basename } from "node:path"
import { fingerprint } from "../../properties/explorer/fingerprint.ts"

/** The directory that reports of tests go to where nobody names another. */
export const defaultDirectory = "polyarchy-report/tests"

/** What tells a test from others. */
export interface Named {
  /** The path of its file, relative to the project. */
  readonly file: string
  /** Its name with those of its suites. */
  readonly name: string
}

const mostLetters = 60

/** The name of its directory: the file's and the test's words, and a number, because two tests may have the same words. */
export const placeOf = ({ file, name }: Named, search: number): string => {
  const words = `${basename(file).replace(/\.(test|spec)?\.?[cm]?[jt]sx?$/, "")}-${name}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, mostLetters)
    .replaceAll(/^-+|-+$/g, "")
  const number = fingerprint({ file, name }).toString(36).slice(0, 6)
  return `${words}-${number}${search === 1 ? "" : `-${search}`}`
}
