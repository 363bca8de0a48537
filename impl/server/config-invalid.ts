/** A configuration cannot be used. The leader does not start. */
import { Data } from "effect"

export class ConfigInvalid extends Data.TaggedError("ConfigInvalid")<{
  readonly file: string
  /** Where in the file, such as `leaders[1].address`, or `line 3, column 7`. */
  readonly place: string
  readonly problem: string
  readonly mend: string
}> {
  override get message(): string {
    return `${this.file}, ${this.place}: ${this.problem}. ${this.mend}`
  }
}

/** One finding, before it is known which file it is in. */
export interface Finding {
  readonly place: string
  readonly problem: string
  readonly mend: string
}
