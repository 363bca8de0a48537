/**
 * A simulated program that does not end is an error with a reason, and never a test that hangs.
 */
import { Data } from "effect"

const reasons = {
  outside:
    "the program waits for something that the simulation does not contain, such as a promise or a timer of the " +
    "host, or for a fiber that waits for ever. Replace it by a service that the simulation provides.",
  timer: 'the program sleeps, and time stands still while it runs. Let time pass with "advance".',
  endless: "fibers still run after a million tasks. Look for a loop that never waits.",
}

/** The program did not end although nothing can run any more. */
export class Stuck extends Data.TaggedError("Stuck")<{
  readonly at: number
  readonly because: keyof typeof reasons
}> {
  override get message(): string {
    return `stuck at tick ${this.at}: ${reasons[this.because]}`
  }
}
