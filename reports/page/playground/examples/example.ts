/** An example: a documented anomaly as a schedule, on a design that has it. */
import type { Move } from "../../../../model/replication/move.ts"

export interface Example {
  /** What its address is called: `#example/double-booking`. */
  readonly name: string
  /** The code of the documented anomaly, see `properties/expectations/anomalies.ts`; empty where it has none. */
  readonly code: string
  readonly title: string
  /** What happens in the real product, in a sentence or two. */
  readonly says: string
  /** The design that it is played on, by name. */
  readonly design: string
  /** The property that it breaks, by id. */
  readonly property: string
  readonly leaders: number
  readonly moves: ReadonlyArray<Move>
}

/** Examples that belong together. */
export interface ExampleGroup {
  readonly title: string
  readonly says: string
  readonly examples: ReadonlyArray<Example>
}
