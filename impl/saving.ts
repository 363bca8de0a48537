/** Saving: what a checkpoint of a leader's memory writes. */
import type { ChangedObject, Checkpoint } from "./journal.ts"
import { type Memory, markOf } from "./memory.ts"
import * as Stored from "./stored.ts"

/** The checkpoint that makes the memory as it is durable; `saved` must be called once it is. */
export const checkpointOf = (memory: Memory): Checkpoint => ({
  mark: markOf(memory),
  objects: [...memory.unsaved.keys].flatMap(([family, keys]) =>
    [...keys].map((key): ChangedObject => ({
      family,
      key,
      text: Stored.encode(memory.objects, family, key),
    })),
  ),
  conflicts: memory.unsaved.conflicts.slice(),
})

/** Notes that the checkpoint of the memory as it is has been written. */
export const saved = (memory: Memory): void => {
  memory.unsaved.keys.clear()
  memory.unsaved.conflicts.length = 0
}
