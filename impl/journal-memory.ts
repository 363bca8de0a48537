/**
 * A journal in memory: for examples, tests and caches. A leader with this journal forgets everything when it
 * stops, and must then come back under a new leader number.
 */
import { Effect, Layer } from "effect"
import type { Change } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"
import { Journal, mostConflicts, type StoredObject, unmarked } from "./journal.ts"

/** A journal that holds nothing yet; everything in it counts as synced. */
export const make = (): Journal["Service"] => {
  let mark = unmarked
  let changes: Array<Change> = []
  let conflicts: ReadonlyArray<Conflict> = []
  const objects = new Map<string, StoredObject>()
  return Journal.of({
    recover: Effect.sync(() => ({
      mark,
      objects: [...objects.values()],
      conflicts,
      changes: changes.slice(mark.position + 1 - mark.first),
    })),
    append: (more) => Effect.sync(() => void changes.push(...more)),
    sync: Effect.void,
    read: (from, limit) => Effect.sync(() => changes.slice(from - mark.first, from - mark.first + limit)),
    checkpoint: (next) =>
      Effect.sync(() => {
        changes = changes.slice(next.mark.first - mark.first)
        mark = next.mark
        conflicts = [...conflicts, ...next.conflicts].slice(-mostConflicts)
        for (const { family, key, text } of next.objects)
          if (text === null) objects.delete(`${family}\n${key}`)
          else objects.set(`${family}\n${key}`, { family, key, text })
      }),
  })
}

/** An empty journal for each build of the layer. */
export const layer: Layer.Layer<Journal> = Layer.sync(Journal, make)
