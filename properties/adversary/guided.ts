/**
 * The guided adversary: schedules whose play showed something new are kept, and most new schedules are changed ones of those.
 *
 * It begins with schedules of `pct` and returns to them one time in three, so that nothing stays out of its reach. A changed
 * schedule has the objects, faults and budgets of the two that it comes from. It draws on what it is told with `learn`, so its runs
 * must be drawn in order, each told of before the next.
 * Source: Zalewski, american fuzzy lop, technical details (2014), for the loop; coverage here is of what happened in the
 * model's terms, as in Ozkan et al., "Trace Aware Random Testing for Distributed Systems" (OOPSLA 2019), not of code.
 */
import type { Move } from "../../model/replication/move.ts"
import { renamed } from "../shrink/lower.ts"
import type { Fault } from "../subjects/subject.ts"
import { coverageOf } from "./coverage.ts"
import { type Draw, within } from "./draw.ts"
import { pctScheduler } from "./pct.ts"
import { raced } from "./racing.ts"
import { type Random, seeded, seedOf } from "./random.ts"
import type { Drawn, Strategy } from "./strategy.ts"

/** One in so many runs is drawn anew. */
const fresh = 3

/** The most schedules that are kept; then the one that was changed most often for what it showed makes room. */
const mostKept = 512

/** Sets the randomness of changes apart from that of new schedules. */
const apart = 0x3c6ef372

/** A schedule that was kept: how many features it was the first to show, and how often it has been changed. */
interface Kept {
  readonly drawn: Drawn
  readonly showed: number
  changed: number
}

/** What a kept schedule promises: much that was new, not changed often yet. */
const promise = ({ showed, changed }: Kept): number => showed / (1 + changed)

export const guided: Strategy = {
  name: "guided",
  title: "Changes schedules that showed something new: goes on where others stop, in long runs.",
  source: "Zalewski, american fuzzy lop (2014); with coverage of happenings",
  against: (_subject, scope, seed) => {
    const corpus: Array<Kept> = []
    const covered = new Set<number>()
    let latest: Drawn | null = null
    /** The most promising of three. */
    const pick = (random: Random): Kept => {
      const [a, b, c] = [random.pick(corpus), random.pick(corpus), random.pick(corpus)]
      const better = promise(b) > promise(a) ? b : a
      return promise(c) > promise(better) ? c : better
    }
    return {
      draw: (run) => {
        const random = seeded(seedOf(seed, run) ^ apart)
        if (corpus.length === 0 || random.once(fresh))
          latest = raced({ ...pctScheduler, name: "guided" }, scope, seedOf(seed, run))
        else {
          const kept = pick(random)
          kept.changed++
          latest = changed(kept.drawn, random.pick(corpus).drawn, scope.moves, random)
        }
        return latest
      },
      learn: (history) => {
        if (latest === null) return
        const before = covered.size
        for (const feature of coverageOf(history)) covered.add(feature)
        const showed = covered.size - before
        if (showed === 0) return
        const kept: Kept = { drawn: latest, showed, changed: 0 }
        if (corpus.length < mostKept) corpus.push(kept)
        else corpus[leastPromising(corpus)] = kept
      },
    }
  },
}

const leastPromising = (corpus: ReadonlyArray<Kept>): number => {
  let least = 0
  corpus.forEach((kept, index) => {
    const other = corpus[least]
    if (other !== undefined && promise(kept) < promise(other)) least = index
  })
  return least
}

/** A schedule that differs from one that was kept by one to four changes, some of them taken from another. */
const changed = (kept: Drawn, other: Drawn, most: number, random: Random): Drawn => {
  let moves = kept.schedule.moves
  for (let changes = 1 + random.below(4); changes > 0; changes--)
    moves = random.pick(waysToChange)(moves, other.schedule.moves, random)
  const draw = both(kept.draw, other.draw)
  // Values are named anew, since a write that is repeated would else be told from the first by nothing.
  const fitting = renamed(within(draw, moves).slice(0, most))
  return { schedule: { leaders: kept.schedule.leaders, moves: fitting }, draw }
}

/** What two schedules together were drawn from: of each fault as many as the one that has more. */
const both = (one: Draw, other: Draw): Draw => {
  const faults = [...new Set([...one.faults, ...other.faults])]
  const most = (fault: Fault): number => Math.max(one.budgets[fault] ?? 0, other.budgets[fault] ?? 0)
  return {
    families: [...new Set([...one.families, ...other.families])],
    faults,
    features: [...new Set([...one.features, ...other.features])],
    budgets: Object.fromEntries(faults.map((fault) => [fault, most(fault)])),
    by: "guided, changed",
  }
}

type Change = (moves: ReadonlyArray<Move>, others: ReadonlyArray<Move>, random: Random) => ReadonlyArray<Move>

/** The most moves in a row that a change takes. */
const longest = 16

/** Some of the moves in a row: where they begin and how many. */
const stretch = (moves: ReadonlyArray<Move>, random: Random): readonly [start: number, count: number] => [
  random.below(moves.length),
  1 + random.below(Math.min(longest, moves.length)),
]

const drop: Change = (moves, _others, random) => moves.toSpliced(...stretch(moves, random))

/** What comes first from one, what comes later from the other. */
const splice: Change = (moves, others, random) => [
  ...moves.slice(0, random.below(moves.length + 1)),
  ...others.slice(random.below(others.length + 1)),
]

const insert: Change = (moves, others, random) => {
  const [start, count] = stretch(others, random)
  return moves.toSpliced(random.below(moves.length + 1), 0, ...others.slice(start, start + count))
}

/** Some moves happen later or earlier: as if priorities had been others. */
const shift: Change = (moves, _others, random) => {
  const [start, count] = stretch(moves, random)
  const rest = moves.toSpliced(start, count)
  return rest.toSpliced(random.below(rest.length + 1), 0, ...moves.slice(start, start + count))
}

/** Moves of two schedules by turns, a few at a time. */
const weave: Change = (moves, others, random) => {
  const woven: Array<Move> = []
  for (let [one, other] = [0, 0]; one < moves.length || other < others.length;) {
    const [some, more] = [1 + random.below(4), 1 + random.below(4)]
    woven.push(...moves.slice(one, one + some), ...others.slice(other, other + more))
    one += some
    other += more
  }
  return woven
}

const waysToChange: ReadonlyArray<Change> = [drop, splice, insert, insert, shift, shift, weave]
