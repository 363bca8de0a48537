/**
 * Statistics of a campaign: what the schedules were made of, what they made happen, and how often each property could have
 * failed. A verdict says nothing beyond what is counted here.
 *
 * One schedule is observed once and added to as many tallies as want it; a tally becomes plain data at the end.
 */
import type { Happening, Outcome } from "../model/replication/happening.ts"
import type { Move } from "../model/replication/move.ts"
import type { Family } from "../model/vocabulary/write.ts"
import { type Draw, faultOf } from "./adversary/draw.ts"
import { concurrent, type Evidence } from "./evidence.ts"
import { isStranded } from "./pending.ts"
import type { Schedule } from "./schedule/schedule.ts"
import type { Fault } from "./subjects/subject.ts"

/** How a number is spread over the schedules. All are 0 when there was none. */
export interface Spread {
  /** Schedules in which it was counted: those of a property that was violated too often are not all. */
  readonly schedules: number
  readonly least: number
  readonly median: number
  readonly most: number
  readonly sum: number
}

/** What became of a write or a message: an outcome, or why there was none. */
export type Fate = Outcome | "ignored" | "buffered" | "stopped" | "lost" | "refused"

export interface Statistics {
  readonly schedules: number
  /** Schedules by the strategy that drew them. */
  readonly strategies: Counts
  /** Moves by kind, as they were drawn. */
  readonly asked: Counts
  /** Those of them that changed something. */
  readonly effective: Counts
  /** Schedules in which a fault existed, by fault. */
  readonly faultsIn: Counts
  /** Moves that were faults and changed something, by fault. */
  readonly faults: Counts
  /** Acknowledged writes by the family of their object. */
  readonly families: Counts
  /** What became of messages that were delivered or lost and of writes that were refused. */
  readonly fates: Counts
  /** Conflicts by the name that the subject gives them. */
  readonly conflicts: Counts
  readonly perSchedule: {
    /** Faults that changed something. */
    readonly faults: Spread
    /** Acknowledged writes. */
    readonly writes: Spread
    /** Messages of which a leader said that they were in conflict. */
    readonly conflicts: Spread
    /** Pairs of writes to one object of which neither had seen the other. */
    readonly concurrent: Spread
    /** The most copies of writes that were under way at once: each write has one for every other leader. */
    readonly inFlight: Spread
    /** Writes that part of a core waits for in vain. */
    readonly stranded: Spread
  }
  /** For every property, how often it could have failed. */
  readonly witnesses: Readonly<Record<string, Spread>>
}

export type Counts = Readonly<Record<string, number>>

/** What one schedule showed. */
export interface Observed {
  readonly draw: Draw
  readonly asked: ReadonlyArray<Move>
  readonly effective: ReadonlyArray<Move>
  readonly families: ReadonlyArray<Family>
  readonly fates: ReadonlyArray<Fate>
  readonly conflicts: ReadonlyArray<string>
  readonly concurrent: number
  readonly inFlight: number
  readonly stranded: number
}

const fateOf = (happening: Happening): Fate | null => {
  switch (happening.kind) {
    case "applied":
      return happening.outcome
    case "ignored":
    case "buffered":
    case "stopped":
    case "lost":
    case "refused":
      return happening.kind
    case "wrote":
    case "cut":
    case "mended":
    case "reconnected":
    case "crashed":
    case "restarted":
    case "vacuumed":
    case "left":
    case "joined":
    case "clock":
      return null
  }
}

/** What a schedule showed, from its history's evidence. */
export const observe = (schedule: Schedule, draw: Draw, evidence: Evidence): Observed => {
  const { history, writes, objects, sightings } = evidence
  const happenings = history.steps.flatMap(({ happened }) => happened)
  let pairs = 0
  for (const object of objects)
    object.writes.forEach((one, index) => {
      for (let other = 0; other < index; other++) {
        const before = object.writes[other]
        if (before !== undefined && concurrent(before, one)) pairs++
      }
    })
  let under = 0
  let inFlight = 0
  for (const { kind, again, effective, step } of sightings) {
    if (step >= history.settlesFrom) break
    if (kind === "wrote") under += history.leaders - 1
    else if (effective && !again) under--
    inFlight = Math.max(inFlight, under)
  }
  return {
    draw,
    asked: schedule.moves,
    effective: history.steps.slice(0, history.settlesFrom).map(({ move }) => move),
    families: writes.map(({ family }) => family),
    fates: happenings.flatMap((happening) => fateOf(happening) ?? []),
    conflicts: happenings.flatMap((one) =>
      one.kind === "applied" && one.conflict !== null ? [one.conflict.name] : [],
    ),
    concurrent: pairs,
    inFlight,
    stranded: history.core === undefined ? 0 : writes.filter((one) => isStranded(evidence, one)).length,
  }
}

/** Collects what schedules showed. */
export interface Tally {
  readonly add: (observed: Observed, witnesses: ReadonlyMap<string, number>) => void
  readonly statistics: () => Statistics
}

export const tally = (): Tally => {
  let schedules = 0
  const [strategies, asked, effective, faultsIn, faults] = [
    counter(),
    counter(),
    counter(),
    counter(),
    counter(),
  ]
  const [families, fates, conflicts] = [counter(), counter(), counter()]
  const spreads = {
    faults: spreading(),
    writes: spreading(),
    conflicts: spreading(),
    concurrent: spreading(),
    inFlight: spreading(),
    stranded: spreading(),
  }
  const witnesses = new Map<string, ReturnType<typeof spreading>>()
  return {
    add: (observed, seen) => {
      schedules++
      const { draw } = observed
      strategies.add(draw.by.split(",", 1).join())
      for (const move of observed.asked) asked.add(move.kind)
      const made: Array<Fault> = []
      for (const move of observed.effective) {
        effective.add(move.kind)
        const fault = faultOf(move)
        if (fault !== null) made.push(fault)
      }
      for (const fault of draw.faults) faultsIn.add(fault)
      for (const fault of made) faults.add(fault)
      for (const family of observed.families) families.add(family)
      for (const fate of observed.fates) fates.add(fate)
      for (const name of observed.conflicts) conflicts.add(name)
      spreads.faults.add(made.length)
      spreads.writes.add(observed.families.length)
      spreads.conflicts.add(observed.conflicts.length)
      spreads.concurrent.add(observed.concurrent)
      spreads.inFlight.add(observed.inFlight)
      spreads.stranded.add(observed.stranded)
      for (const [property, count] of seen) {
        const known = witnesses.get(property) ?? spreading()
        witnesses.set(property, known)
        known.add(count)
      }
    },
    statistics: () => ({
      schedules,
      strategies: strategies.counts(),
      asked: asked.counts(),
      effective: effective.counts(),
      faultsIn: faultsIn.counts(),
      faults: faults.counts(),
      families: families.counts(),
      fates: fates.counts(),
      conflicts: conflicts.counts(),
      perSchedule: {
        faults: spreads.faults.spread(),
        writes: spreads.writes.spread(),
        conflicts: spreads.conflicts.spread(),
        concurrent: spreads.concurrent.spread(),
        inFlight: spreads.inFlight.spread(),
        stranded: spreads.stranded.spread(),
      },
      witnesses: Object.fromEntries([...witnesses].map(([property, known]) => [property, known.spread()])),
    }),
  }
}

const counter = () => {
  const known = new Map<string, number>()
  return {
    add: (name: string): void => void known.set(name, (known.get(name) ?? 0) + 1),
    /** By name, the most frequent first. */
    counts: (): Counts =>
      Object.fromEntries([...known].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))),
  }
}

/** Numbers by how often each came: as many entries as there are different ones. */
const spreading = () => {
  const known = new Map<number, number>()
  let total = 0
  return {
    add: (value: number): void => {
      known.set(value, (known.get(value) ?? 0) + 1)
      total++
    },
    spread: (): Spread => {
      const sorted = [...known].toSorted(([a], [b]) => a - b)
      let passed = 0
      const median = sorted.find(([, count]) => (passed += count) * 2 >= total)
      return {
        schedules: total,
        least: sorted[0]?.[0] ?? 0,
        median: median?.[0] ?? 0,
        most: sorted.at(-1)?.[0] ?? 0,
        sum: sorted.reduce((sum, [value, count]) => sum + value * count, 0),
      }
    },
  }
}
