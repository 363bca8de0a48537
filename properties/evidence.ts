/**
 * Evidence is a history prepared for judging: which writes there were, which each leader had seen at every moment, and so
 * what happened before what.
 *
 * Causality is derived from what the leaders did, not from what a subject says of it: a write's past is what its origin
 * had written or applied by then. One pass; linear in the happenings.
 */
import type { Conflict, Happening, Outcome } from "../model/replication/happening.ts"
import type { Dot } from "../model/vocabulary/dot.ts"
import { type LeaderId, leadersOf } from "../model/vocabulary/leader.ts"
import type { Stamp } from "../model/vocabulary/stamp.ts"
import { everyKey, type Family, familyOf, isList, type Shown, type Write } from "../model/vocabulary/write.ts"
import * as Bits from "./bits.ts"
import type { History } from "./history.ts"

/** One acknowledged write. */
export interface Written {
  readonly index: number
  readonly step: number
  readonly at: LeaderId
  readonly dot: Dot
  readonly stamp: Stamp | null
  readonly write: Write
  readonly family: Family
  /** What its origin had seen before it. */
  readonly past: Bits.Bits
  /** What the leader that its client asked had seen by then: the same, unless one leader decides for all. */
  readonly aware: Bits.Bits
  readonly object: WrittenObject
  /** What its origin showed of the object right after it. */
  readonly shows: Shown
}

/** An object that was written, with all acknowledged writes to it. */
export interface WrittenObject {
  /** Its place among the objects of the history. */
  readonly index: number
  readonly family: Family
  /** `*` for the truncations, which are writes to every other record as well. */
  readonly key: string
  readonly writes: ReadonlyArray<Written>
  readonly mask: Bits.Bits
}

type Arrived = Happening & { readonly kind: "applied" | "ignored" | "buffered" }

/** A moment at which a leader wrote or applied a write (it is seen then), or ignored or buffered one. */
export interface Sighting {
  readonly kind: "wrote" | Arrived["kind"]
  readonly step: number
  readonly at: LeaderId
  /**
   * Which copy of the object it is about: one number for each leader and object, and another after each crash in which the
   * leader forgot something, since what it showed before says nothing then.
   */
  readonly copy: number
  readonly written: Written
  /** The object it is about: the write's own, or a record that a truncation removes with all others. */
  readonly object: WrittenObject
  /** `true` when the leader wrote or applied it at this moment, for the first time or once more. */
  readonly effective: boolean
  /** `true` when the leader had already seen the write. */
  readonly again: boolean
  /** What the leader has seen after it. */
  readonly seen: Bits.Bits
  readonly outcome: Outcome
  readonly conflict: Conflict | null
  /** What a read of the object shows after it. */
  readonly shows: Shown
}

/** What happened other than a message's arrival or loss: clients, machines, links, and streams that stopped. */
export interface Incident {
  readonly step: number
  readonly happening: Exclude<Happening, { readonly kind: Arrived["kind"] | "lost" }>
}

export interface Evidence {
  readonly history: History
  readonly writes: ReadonlyArray<Written>
  readonly objects: ReadonlyArray<WrittenObject>
  /** The families of the objects that were written. */
  readonly families: ReadonlySet<Family>
  readonly sightings: ReadonlyArray<Sighting>
  /** The same, of each family of objects alone. */
  readonly sightingsOf: Readonly<Record<Family, ReadonlyArray<Sighting>>>
  readonly incidents: ReadonlyArray<Incident>
  /** What each leader has seen at the end. */
  readonly seenAtEnd: ReadonlyArray<Bits.Bits>
  /** The leaders who are there at the end: not those who left for good, nor those outside of a core that healed. */
  readonly present: ReadonlyArray<LeaderId>
}

/** `true` when the origin of `later` had seen `earlier` before it wrote. */
export const saw = (later: Written, earlier: Written): boolean => Bits.has(later.past, earlier.index)

/** `true` when neither origin had seen the other's write. */
export const concurrent = (a: Written, b: Written): boolean => a !== b && !saw(a, b) && !saw(b, a)

/**
 * `true` when neither client could know of the other's write, wherever it was decided: as `concurrent`, unless one leader
 * decides for all. What holds of such writes under a single leader too is what other designs are measured by.
 */
export const apart = (a: Written, b: Written): boolean =>
  a.step !== b.step && !Bits.has(a.aware, b.index) && !Bits.has(b.aware, a.index)

/** `false` when the write was lost with a leader that left: no leader that is there has it. */
export const survives = (
  { seenAtEnd, present }: Pick<Evidence, "seenAtEnd" | "present">,
  { at, index }: Written,
): boolean =>
  present.includes(at) ||
  present.some((leader) => {
    const seen = seenAtEnd[leader]
    return seen !== undefined && Bits.has(seen, index)
  })

/** `true` when two writes to the object were concurrent. */
export const hasConcurrent = ({ writes }: WrittenObject): boolean =>
  writes.some((one, index) => {
    for (let before = 0; before < index; before++) {
      const other = writes[before]
      if (other !== undefined && concurrent(one, other)) return true
    }
    return false
  })

/** The writes to an object that are among those seen. */
export const visible = ({ writes, mask }: WrittenObject, seen: Bits.Bits): ReadonlyArray<Written> =>
  Bits.firstMissing(mask, seen) === -1 ? writes : writes.filter(({ index }) => Bits.has(seen, index))

/** `true` when two reads show the same. */
export const sameShown = (a: Shown, b: Shown): boolean => {
  if (a === b) return true
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false
  if (isList(a) || isList(b))
    return (
      isList(a) && isList(b) && a.length === b.length && a.every((element, index) => element === b[index])
    )
  const [one, other] = [Object.keys(a), Object.keys(b)]
  return (
    one.length === other.length && one.every((name, index) => name === other[index] && a[name] === b[name])
  )
}

interface GrowingObject {
  readonly index: number
  readonly family: Family
  readonly key: string
  readonly writes: Array<Written>
  mask: Bits.Bits
}

/** The evidence in a history. */
export const evidenceOf = (history: History): Evidence => {
  const size = countWrites(history)
  const writes: Array<Written> = []
  const objects = new Map<string, GrowingObject>()
  const sightings: Array<Sighting> = []
  const sightingsOf: Record<Family, Array<Sighting>> = {
    row: [],
    register: [],
    counter: [],
    set: [],
    record: [],
  }
  const incidents: Array<Incident> = []
  const leaders = leadersOf(history.leaders)
  const seen = leaders.map(() => Bits.none(size))
  const present = new Set(leaders)
  const epochs = leaders.map(() => 0)
  const copyOf = (at: LeaderId, object: number): number =>
    ((epochs[at] ?? 0) * history.leaders + at) * (size + 1) + object
  const byDot = leaders.map((): Array<Written | undefined> => [])
  const find = (dot: Dot): Written | undefined => byDot[dot.leader]?.[dot.sequence]

  /** The object of this name; a new record has been truncated by every truncation there was. */
  const objectCalled = (family: Family, key: string): GrowingObject => {
    const name = `${family} ${key}`
    const known = objects.get(name)
    if (known !== undefined) return known
    const truncations = family === "record" ? objects.get(`record ${everyKey}`) : undefined
    const object: GrowingObject = {
      index: objects.size,
      family,
      key,
      writes: [...(truncations?.writes ?? [])],
      mask: truncations?.mask ?? Bits.none(size),
    }
    objects.set(name, object)
    return object
  }

  const records = () => [...objects.values()].filter(({ family }) => family === "record")

  const sight = (sighting: Sighting): void => {
    sightings.push(sighting)
    sightingsOf[sighting.object.family].push(sighting)
  }

  /** A truncation is seen of every record, its own name for them all among them. */
  const sightAll = (sighting: Sighting): void => {
    if (sighting.written.write.kind !== "truncate") sight(sighting)
    else
      for (const object of records()) sight({ ...sighting, object, copy: copyOf(sighting.at, object.index) })
  }

  const wrote = (step: number, happening: Happening & { readonly kind: "wrote" }): void => {
    const { at, asked, dot, stamp, write, shows } = happening
    const family = familyOf(write)
    const object = objectCalled(family, write.key)
    const index = writes.length
    const past = seen[at] ?? Bits.none(size)
    const aware = seen[asked] ?? past
    const written: Written = { index, step, at, dot, stamp, write, family, past, aware, object, shows }
    writes.push(written)
    for (const one of write.kind === "truncate" ? records() : [object]) {
      one.writes.push(written)
      one.mask = Bits.plus(one.mask, index)
    }
    const known = byDot[dot.leader]
    if (known !== undefined) known[dot.sequence] = written
    const after = Bits.plus(past, index)
    seen[at] = after
    sightAll({
      kind: "wrote",
      step,
      at,
      copy: copyOf(at, object.index),
      written,
      object,
      effective: true,
      again: false,
      seen: after,
      outcome: "applied",
      conflict: null,
      shows,
    })
  }

  const arrived = (step: number, happening: Arrived): void => {
    const { at, dot, kind } = happening
    const written = find(dot)
    const before = seen[at]
    if (written === undefined || before === undefined) return
    const again = Bits.has(before, written.index)
    const after = again || kind !== "applied" ? before : Bits.plus(before, written.index)
    seen[at] = after
    const { outcome, conflict } =
      happening.kind === "applied" ? happening : { outcome: "skipped" as const, conflict: null }
    const { shows } = happening
    sightAll({
      kind,
      step,
      at,
      copy: copyOf(at, written.object.index),
      written,
      object: written.object,
      effective: kind === "applied",
      again,
      seen: after,
      outcome,
      conflict,
      shows,
    })
  }

  const forgot = (at: LeaderId, dots: ReadonlyArray<Dot>): void => {
    if (dots.length > 0) epochs[at] = (epochs[at] ?? 0) + 1
    for (const dot of dots) {
      const written = find(dot)
      const before = seen[at]
      if (written !== undefined && before !== undefined) seen[at] = Bits.minus(before, written.index)
    }
  }

  for (let step = 0; step < history.steps.length; step++)
    for (const happening of history.steps[step]?.happened ?? [])
      switch (happening.kind) {
        case "applied":
        case "ignored":
        case "buffered":
          arrived(step, happening)
          break
        case "lost":
          break
        case "wrote":
          wrote(step, happening)
          incidents.push({ step, happening })
          break
        case "left":
          present.delete(happening.at)
          incidents.push({ step, happening })
          break
        case "joined":
          present.add(happening.at)
          // It is a copy of another leader: what it showed before says nothing, and it has seen what that one has.
          seen[happening.at] = seen[happening.from] ?? Bits.none(size)
          epochs[happening.at] = (epochs[happening.at] ?? 0) + 1
          incidents.push({ step, happening })
          break
        case "crashed":
          forgot(happening.at, happening.forgot)
          incidents.push({ step, happening })
          break
        case "refused":
        case "stopped":
        case "cut":
        case "mended":
        case "reconnected":
        case "restarted":
        case "vacuumed":
        case "clock":
          incidents.push({ step, happening })
      }
  return {
    history,
    writes,
    objects: [...objects.values()],
    families: familiesOf(writes),
    sightings,
    sightingsOf,
    incidents,
    seenAtEnd: seen,
    present: (history.core ?? leaders).filter((leader) => present.has(leader)),
  }
}

const familiesOf = (writes: ReadonlyArray<Written>): ReadonlySet<Family> => {
  const families = new Set<Family>()
  for (const { family } of writes) families.add(family)
  return families
}

const countWrites = (history: History): number => {
  let count = 0
  for (const { happened } of history.steps) for (const { kind } of happened) if (kind === "wrote") count++
  return count
}
