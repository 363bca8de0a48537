/** Subjects and properties by name, for tests and programs: an unknown name is answered with the nearest that is known. */
import { catalogue } from "./catalogue/catalogue.ts"
import { nearest } from "./nearest.ts"
import type { Property } from "./property.ts"
import { loadSubjects } from "./subjects/registry.ts"
import type { Subject } from "./subjects/subject.ts"

/** No subject or property has this name, or the subject needs a package that is not installed. */
export class UnknownName extends Error {
  readonly _tag = "UnknownName"

  constructor(problem: string, mend: string) {
    super(`${problem}. ${mend}`)
    this.name = "UnknownName"
  }
}

const unknown = (noun: string, name: string, known: ReadonlyArray<string>): UnknownName => {
  const near = nearest(name, known)
  return new UnknownName(
    `There is no ${noun} ${JSON.stringify(name)}`,
    near === null ? `There are ${known.join(", ")}.` : `Did you mean ${JSON.stringify(near)}?`,
  )
}

/** The property of this id, such as `convergence/quiet-cluster-agrees`; the part after the group is enough. Throws `UnknownName`. */
export const propertyCalled = (name: string): Property => {
  const found = catalogue.find(({ id }) => id === name || id.slice(id.indexOf("/") + 1) === name)
  if (found !== undefined) return found
  throw unknown(
    "property",
    name,
    catalogue.map(({ id }) => id),
  )
}

/** The subject of this name that Polyarchy brings, such as `bdr-1` or `implementation`. Rejects with `UnknownName`. */
export const subjectCalled = async (name: string): Promise<Subject> => {
  const { subjects, absent } = await loadSubjects()
  const found = subjects.find((subject) => subject.name === name)
  if (found !== undefined) return found
  const missing = absent.find((one) => one.name === name)
  throw missing === undefined
    ? unknown(
        "subject",
        name,
        subjects.map((subject) => subject.name),
      )
    : new UnknownName(`${name} cannot be played here: ${missing.because}`, `Install it: npm install ${name}.`)
}
