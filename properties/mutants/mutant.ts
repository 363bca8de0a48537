/**
 * A mutant is a subject with one seeded bug: the test of the tests. A property that no mutant breaks proves nothing.
 */
import type { Subject } from "../subjects/subject.ts"
import type { Marked } from "./marking.ts"

export interface Mutant {
  /** What is wrong, as a sentence, such as `ties-go-to-the-last-arrival`. */
  readonly id: string
  /** How its behaviour differs from the original: an argument that it is a bug and not the same program. */
  readonly difference: string
  readonly of: "model" | "implementation" | "library"
  /** The name of the subject that it is a change of. */
  readonly original: string
  readonly subject: Subject
  /** The same subject, which says when its mutated code runs, and whether it then answers differently. */
  readonly marked: Marked
  /** The properties that must break on it, the one it was made for first. */
  readonly kills: ReadonlyArray<string>
}
