/**
 * The gallery: documented anomalies that a reader steps through.
 *
 * What is said of an anomaly is what its system's documentation says, see the design's own source; that its schedule breaks the
 * property that it names is tested.
 */
import { deletes } from "./examples/deletes.ts"
import type { Example, ExampleGroup } from "./examples/example.ts"
import { networks } from "./examples/networks.ts"
import { tables } from "./examples/tables.ts"
import { updates } from "./examples/updates.ts"

export type { Example } from "./examples/example.ts"

export const gallery: ReadonlyArray<ExampleGroup> = [
  {
    title: "Updates that cross",
    says: "Two clients change one thing at two leaders, and neither knows of the other.",
    examples: updates,
  },
  {
    title: "Deletes",
    says: "A delete meets a write that it has not seen.",
    examples: deletes,
  },
  {
    title: "Order, clocks and leaders that go",
    says: "What the network, the clocks and the machines bring about.",
    examples: networks,
  },
  {
    title: "Tables",
    says: "Keys, constraints, sums and transactions, which one leader keeps and several do not.",
    examples: tables,
  },
]

export const examples: ReadonlyArray<Example> = gallery.flatMap((group) => group.examples)

/** The example of a name; `undefined` when there is none. */
export const exampleCalled = (name: string): Example | undefined =>
  examples.find((example) => example.name === name)
