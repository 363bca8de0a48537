/**
 * Coverage: what a history showed, as a set of small numbers. A schedule that shows something new is worth changing further.
 *
 * A feature is a happening without its names: what kind it was, its outcome and conflict, to which kind of write, and how
 * the write stands to the latest one to the same object at that leader (seen by it, concurrent, overtaken by others of its
 * origin). Two features in a row at one leader are a feature as well. Features are 32-bit hashes, so two may rarely be taken
 * for one.
 */
import type { Happening } from "../../model/replication/happening.ts"
import { familyOf, type Write } from "../../model/vocabulary/write.ts"
import type { History } from "../history.ts"

interface Known {
  readonly write: Write
  /** By leader, the sequence number of the latest write from there that its origin had seen; -1 for none. */
  readonly past: ReadonlyArray<number>
}

/** What the history showed. */
export const coverageOf = (history: History): ReadonlySet<number> => {
  const features = new Set<number>()
  const { leaders } = history
  const written = new Map<number, Known>()
  const seen = Array.from({ length: leaders }, () => Array.from({ length: leaders }, () => -1))
  const latest = new Map<string, number>()
  const before = Array.from({ length: leaders }, () => 0)
  const nameOf = (dot: { readonly leader: number; readonly sequence: number }): number =>
    dot.sequence * leaders + dot.leader

  /** How a write that arrives or is made stands to the latest one to its object at this leader. */
  const standing = (at: number, name: number): string => {
    const known = written.get(name)
    if (known === undefined) return ""
    const object = `${at} ${familyOf(known.write)} ${known.write.key}`
    const other = latest.get(object)
    latest.set(object, name)
    const [origin, sequence] = [name % leaders, Math.floor(name / leaders)]
    const view = seen[at] ?? []
    const gap = sequence > (view[origin] ?? -1) + 1
    const again = sequence <= (view[origin] ?? -1)
    view[origin] = Math.max(view[origin] ?? -1, sequence)
    if (other === undefined) return `${known.write.kind} first ${gap} ${again}`
    const otherKnown = written.get(other)
    const sawIt = (known.past[other % leaders] ?? -1) >= Math.floor(other / leaders)
    const seenByIt = (otherKnown?.past[origin] ?? -1) >= sequence
    return `${known.write.kind} ${otherKnown?.write.kind} ${sawIt} ${seenByIt} ${gap} ${again}`
  }

  const add = (at: number, text: string): void => {
    const feature = hash(text, 0x811c9dc5)
    features.add(feature)
    features.add(hash(text, before[at] ?? 0))
    before[at] = feature
  }

  for (const { happened } of history.steps)
    for (const happening of happened) {
      if (happening.kind === "wrote") {
        const { at, dot, write } = happening
        written.set(nameOf(dot), { write, past: [...(seen[at] ?? [])] })
      }
      const at = placeOf(happening)
      const about = "dot" in happening && "at" in happening ? standing(at, nameOf(happening.dot)) : ""
      add(at, `${inShort(happening)} ${about}`)
    }
  return features
}

const placeOf = (happening: Happening): number => ("at" in happening ? happening.at : happening.to)

/** A happening without its names. */
const inShort = (happening: Happening): string => {
  switch (happening.kind) {
    case "applied": {
      const { outcome, conflict } = happening
      return `applied ${outcome} ${conflict === null ? "" : `${conflict.name} ${conflict.kept} ${conflict.local === null}`}`
    }
    case "refused":
      return `refused ${happening.why} ${happening.write.kind}`
    case "ignored":
      return `ignored ${happening.why}`
    case "crashed":
      return `crashed ${Math.min(2, happening.forgot.length)}`
    case "clock":
      return `clock ${happening.by}`
    case "wrote":
    case "buffered":
    case "stopped":
    case "lost":
    case "cut":
    case "mended":
    case "reconnected":
    case "restarted":
    case "vacuumed":
    case "left":
    case "joined":
      return happening.kind
  }
}

/** FNV-1a, from a start of one's own. */
const hash = (text: string, start: number): number => {
  let mixed = start
  for (let index = 0; index < text.length; index++)
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193)
  return mixed >>> 0
}
