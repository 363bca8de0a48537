/**
 * A journal in memory: for examples, tests and caches. A leader with this journal forgets everything when it
 * stops, and must then come back under a new leader number.
 */
import { Effect, Layer } from "effect"
import type { Change } from "./change.ts"
import { Journal } from "./journal.ts"

/** An empty journal for each build of the layer. */
export const layer: Layer.Layer<Journal> = Layer.sync(Journal, () => {
  const held: Array<Change> = []
  return Journal.of({
    entries: Effect.sync(() => held.slice()),
    append: (change) => Effect.sync(() => void held.push(change)),
    sync: Effect.void,
  })
})
