/**
 * The same three kinds of causal consistency as `causal.ts`, written apart: a history has one exactly when it has none
 * of the patterns that the kind forbids. No search: the causal order is CO = (PO ∪ RF)⁺, the least there can be.
 *
 * Only for *differentiated* histories of single registers (`put` and read of a row): no two writes to one key write
 * the same value, so that a value says which write was read (RF). Nothing else here asks for it.
 * Source: Bouajjani, Enea, Guerraoui, Hamza, "On Verifying Causal Consistency" (POPL 2017), the table of bad patterns.
 */
import { type History, sessionOrder } from "./execution.ts"
import {
  irreflexive,
  type Relation,
  relates,
  relation,
  subset,
  transitiveClosure,
  union,
} from "./relation.ts"

export type BadPattern =
  | "CyclicCO"
  | "ThinAirRead"
  | "WriteCOInitRead"
  | "WriteCORead"
  | "CyclicCF"
  | "WriteHBInitRead"
  | "CyclicHB"

const always = ["CyclicCO", "ThinAirRead", "WriteCOInitRead", "WriteCORead"] as const

/** What each kind forbids. */
export const forbidden = {
  CC: always,
  CM: [...always, "WriteHBInitRead", "CyclicHB"],
  CCv: [...always, "CyclicCF"],
} as const satisfies Readonly<Record<string, ReadonlyArray<BadPattern>>>

/** What was written or read under a key; the value `null` is the initial one. */
interface Access {
  readonly kind: "write" | "read"
  readonly key: string
  readonly value: unknown
}

const accesses = ({ events }: History): ReadonlyArray<Access> =>
  events.map(({ operation, returned }) =>
    operation.kind === "put"
      ? { kind: "write", key: operation.key, value: operation.value }
      : { kind: "read", key: operation.key, value: returned },
  )

/** Puts and reads of rows, all returned, no value put twice under one key. */
export const isDifferentiated = ({ events }: History): boolean =>
  events.every(
    ({ operation, end }, e) =>
      end !== null &&
      (operation.kind === "read"
        ? operation.family === "row"
        : operation.kind === "put" &&
          !events.some(
            ({ operation: other }, f) =>
              f !== e &&
              other.kind === "put" &&
              other.key === operation.key &&
              other.value === operation.value,
          )),
  )

/** HB_o: CO on the causal past of o, closed: who writes before a read of another's value, wrote before that other. */
const happensBeforeFor = (o: number, co: Relation, po: Relation, pairs: Pairs): Relation => {
  const inPast = (e: number) => e === o || relates(co, e, o)
  const grow = (hb: Relation): Relation => {
    const forced = relation(
      co.length,
      (w1, w2) =>
        pairs.rivals(w1, w2) &&
        co.some((_row, r) => relates(hb, w1, r) && pairs.readFrom(w2, r) && (r === o || relates(po, r, o))),
    )
    const next = transitiveClosure(union(hb, forced))
    return subset(next, hb) ? hb : grow(next)
  }
  return grow(relation(co.length, (a, b) => relates(co, a, b) && inPast(a) && inPast(b)))
}

interface Pairs {
  /** RF: b reads what a wrote. */
  readonly readFrom: (a: number, b: number) => boolean
  /** Two different writes to one key. */
  readonly rivals: (a: number, b: number) => boolean
  /** b reads the initial value of what a writes. */
  readonly missed: (a: number, b: number) => boolean
}

const pairsOf = (history: History): Pairs => {
  const found = accesses(history)
  const when = (holds: (a: Access, b: Access) => boolean) => (e: number, f: number) => {
    const [a, b] = [found[e], found[f]]
    return (
      e !== f && a !== undefined && b !== undefined && a.key === b.key && a.kind === "write" && holds(a, b)
    )
  }
  return {
    readFrom: when((a, b) => b.kind === "read" && a.value === b.value),
    rivals: when((_a, b) => b.kind === "write"),
    missed: when((_a, b) => b.kind === "read" && b.value === null),
  }
}

/** The bad patterns that a differentiated history has, in the order of the table. */
export const badPatterns = (history: History): ReadonlyArray<BadPattern> => {
  const size = history.events.length
  const po = sessionOrder(history)
  const pairs = pairsOf(history)
  const { readFrom, rivals, missed } = pairs
  const co = transitiveClosure(union(po, relation(size, readFrom)))
  const events = history.events.map((_event, index) => index)
  const cf = relation(
    size,
    (w1, w2) => rivals(w1, w2) && events.some((r) => relates(co, w1, r) && readFrom(w2, r)),
  )
  const hb = events.map((o) => happensBeforeFor(o, co, po, pairs))
  const isThinAir = ({ kind, value }: Access, r: number) =>
    kind === "read" && value !== null && !events.some((w) => readFrom(w, r))
  const has: Readonly<Record<BadPattern, boolean>> = {
    CyclicCO: !irreflexive(co),
    ThinAirRead: accesses(history).some(isThinAir),
    WriteCOInitRead: events.some((w) => events.some((r) => missed(w, r) && relates(co, w, r))),
    WriteCORead: events.some((w1) =>
      events.some((w2) =>
        events.some((r) => readFrom(w1, r) && rivals(w1, w2) && relates(co, w1, w2) && relates(co, w2, r)),
      ),
    ),
    CyclicCF: !irreflexive(transitiveClosure(union(cf, co))),
    WriteHBInitRead: hb.some((before, o) =>
      events.some((w) =>
        events.some((r) => missed(w, r) && relates(before, w, r) && (r === o || relates(po, r, o))),
      ),
    ),
    CyclicHB: hb.some((before) => !irreflexive(before)),
  }
  const table: ReadonlyArray<BadPattern> = [...always, "CyclicCF", "WriteHBInitRead", "CyclicHB"]
  return table.filter((pattern) => has[pattern])
}
