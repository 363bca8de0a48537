/**
 * A counterexample as a regression test for vitest: a whole file, to be put among one's own tests.
 *
 * It holds the schedule itself, so it needs neither the report nor the seed. It fails for as long as the promise is broken,
 * and from then on it keeps it kept. It needs the packages `polyarchy` and `vitest`. Nothing is imported here that a browser
 * lacks: the page offers the same text.
 */
import { BadSchedule, decodeSchedule } from "../../properties/schedule/codec.ts"
import { moveInWords } from "../../properties/words.ts"
import type { Explained } from "../report.ts"
import { visible } from "../text/visible.ts"
import { laidOut, quoted } from "./literal.ts"

/** What of a counterexample a test needs. */
export type Testable = Pick<Explained, "subject" | "property" | "law" | "harm" | "schedule">

/**
 * The text of the test. `file` is where a design of one's own is, as JSON or a module, seen from where vitest is started; a
 * subject that Polyarchy brings needs none. An empty `harm` gives a test that names none.
 */
export const asTest = (one: Testable, file: string | null = null): string => {
  const own = file === null ? called(one.subject) : file.endsWith(".json") ? fromJson(file) : fromModule(file)
  const name = `${one.subject} keeps ${one.property}${one.harm === "" ? "" : ` (found broken: ${one.harm})`}`
  return [
    ...comment([
      "A counterexample that Polyarchy found, as a test: it fails while the promise is broken.",
      "",
      `Promised: ${one.law}`,
      ...(one.harm === "" ? [] : [`Seen:     ${one.harm}`]),
      "",
      ...movesOf(one.schedule).map((move, index) => `${String(index + 1).padStart(3)}  ${move}`),
    ]),
    ...own.nodeImports,
    'import { expect, it } from "vitest"',
    `import { ${["decodeSchedule", "propertyCalled", "violationOf", ...own.imports].toSorted().join(", ")} } from "polyarchy/properties"`,
    "",
    ...own.subject,
    "",
    `const property = propertyCalled(${quoted(one.property)})`,
    "",
    `const schedule = decodeSchedule(${laidOut(isRecord(one.schedule) ? one.schedule : {})})`,
    "",
    `it(${quoted(name)}, () => {`,
    "  expect(violationOf(subject, property, schedule)).toBeNull()",
    "})",
    "",
  ].join("\n")
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

/** The moves in words, one a line; none where the schedule cannot be read, of which the test itself will say why. */
const movesOf = (schedule: unknown): ReadonlyArray<string> => {
  try {
    return decodeSchedule(schedule).moves.map(moveInWords)
  } catch (error) {
    if (error instanceof BadSchedule) return []
    throw error
  }
}

/** Lines that nothing in them can end: what turns a line is spelled out. */
const comment = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line) => `// ${visible(line)}`.trimEnd())

/** How a test comes by its subject. */
interface Source {
  readonly nodeImports: ReadonlyArray<string>
  /** From `polyarchy/properties`. */
  readonly imports: ReadonlyArray<string>
  readonly subject: ReadonlyArray<string>
}

const called = (name: string): Source => ({
  nodeImports: [],
  imports: ["subjectCalled"],
  subject: [
    "// To play the same on another subject, such as one of your own, put it here.",
    `const subject = await subjectCalled(${quoted(name)})`,
  ],
})

const fromJson = (file: string): Source => ({
  nodeImports: ['import { readFileSync } from "node:fs"'],
  imports: ["decodeDesign", "modelSubject"],
  subject: [
    `const { design, disclaims } = decodeDesign(JSON.parse(readFileSync(${quoted(file)}, "utf8")))`,
    'const subject = modelSubject(design, "system", disclaims)',
  ],
})

const fromModule = (file: string): Source => ({
  nodeImports: ['import { resolve } from "node:path"', 'import { pathToFileURL } from "node:url"'],
  imports: ["designIn", "modelSubject"],
  subject: [
    `const { design, disclaims } = designIn(await import(pathToFileURL(resolve(${quoted(file)})).href))`,
    'const subject = modelSubject(design, "system", disclaims)',
  ],
})
