/**
 * A user's mistake: what is wrong, where, and what to do next. Never a stack trace; exit code 2.
 *
 * The codes are stable: scripts may rely on them.
 */
import { Data, Predicate } from "effect"

/** Every code, with what it means. */
export const mistakeCodes = {
  "bad-usage": "the command line itself cannot be read",
  "unknown-subject": "no subject has this name",
  "absent-subject": "the subject needs a package that is not installed",
  "unknown-property": "no property has this name",
  "unknown-design": "no design has this name",
  "unknown-fault": "no fault has this name",
  "unknown-feature": "no feature of tables has this name",
  "unknown-mutant": "no mutant has this name",
  "unknown-strategy": "no strategy of the adversary has this name",
  "unknown-mode": "faults end in no such way",
  "unknown-example": "the playground has no example of this name",
  "subject-needed": "the file does not say on which subject to play",
  "file-missing": "there is no such file",
  "file-not-regular": "a directory, a pipe or a device where a file is needed",
  "file-unreadable": "the file cannot be read",
  "file-too-large": "the file is larger than 16 MiB",
  "file-not-json": "the file is not JSON, or ends in the middle",
  "bad-schedule": "the file is JSON, but no schedule or counterexample that can be played",
  "bad-design": "the file of a design of one's own lacks a switch, or contradicts itself",
  "cannot-write": "the report cannot be written there",
  "bad-config": "the configuration of a cluster cannot be used",
  "unknown-leader": "the configuration has no such leader, or it has left",
  "cannot-start": "a leader could not start",
} as const

export type MistakeCode = keyof typeof mistakeCodes

export class Mistake extends Data.TaggedError("Mistake")<{
  readonly code: MistakeCode
  /** A flag, a file, or a place in a file. */
  readonly place: string
  readonly problem: string
  /** What to do next, as a sentence without its full stop. */
  readonly mend: string
}> {
  override get message(): string {
    return `${this.place}: ${this.problem}.\n  ${this.mend}. (${this.code})`
  }
}

/** The code that the operating system gave an error, such as `ENOENT`. */
export const codeOf = (error: unknown): string =>
  Predicate.isObject(error) && typeof error["code"] === "string" ? error["code"] : "unknown"
