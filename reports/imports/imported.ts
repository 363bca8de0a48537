/** What a file gives that can be played: whose it is does not matter after this. */
import type { Saved } from "../../properties/schedule/codec.ts"
import type { Origin } from "../../properties/schedule/origin.ts"

export interface Imported extends Pick<Saved, "subject" | "property" | "schedule"> {
  /** What it broke when it was saved; `null` where the file does not say. */
  readonly before: { readonly harm: string } | null
  /** How it came about, as far as the file says. */
  readonly origin: Origin
  /** What the file holds that a replay has no use for, as a sentence; empty where there is nothing to say. */
  readonly unused: string
}
