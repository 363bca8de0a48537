/** Passes that remove: whole leaders, slices, kinds of faults, objects, blocks of moves, single moves, some moves together. */
import type { Move } from "../../model/replication/move.ts"
import { leadersOf } from "../../model/vocabulary/leader.ts"
import { familyOf } from "../../model/vocabulary/write.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { faultless, faultOf, faultsOf } from "./faults.ts"
import { mergedLeader, swappedLeaders, withoutLeader } from "./leaders.ts"
import type { Failing, Pass, Proposals } from "./pass.ts"

/** The fewest leaders that replicate anything. */
const fewestLeaders = 2

/** Each schedule that has one leader less, by leaving it out or by giving what it does to another. */
export const withFewerLeaders = (schedule: Schedule): ReadonlyArray<Schedule> => {
  const all = leadersOf(schedule.leaders)
  if (all.length <= fewestLeaders) return []
  return all
    .toReversed()
    .flatMap((gone) => [
      withoutLeader(schedule, gone),
      ...all.filter((into) => into !== gone).map((into) => mergedLeader(schedule, gone, into)),
    ])
}

function* fewerLeaders(start: Schedule): Proposals {
  let taken = true
  for (let best = start; taken;) {
    taken = false
    for (const fewer of withFewerLeaders(best)) {
      taken = yield fewer
      if (!taken) continue
      best = fewer
      break
    }
  }
}

function* fewerFaults(start: Schedule): Proposals {
  let best = start
  if (start.core !== undefined) {
    const healed = { leaders: start.leaders, moves: start.moves }
    if (yield healed) best = healed
  }
  for (const fault of faultsOf(start.moves)) {
    const moves = best.moves.flatMap((move) => (faultOf(move) === fault ? faultless(move) : [move]))
    const without = { ...best, moves }
    if (yield without) best = without
  }
}

/** The name of the object that a move writes to; empty when it does not write. */
const objectOf = (move: Move): string =>
  move.kind === "write" ? `${familyOf(move.write)} ${move.write.key}` : ""

/** Each schedule that does not write to one of its objects. */
export const withFewerObjects = (schedule: Schedule): ReadonlyArray<Schedule> =>
  objectsOf(schedule).map((object) => withoutObject(schedule, object))

const objectsOf = ({ moves }: Schedule): ReadonlyArray<string> =>
  [...new Set(moves.map(objectOf))].filter((object) => object !== "")

const withoutObject = (schedule: Schedule, object: string): Schedule => ({
  ...schedule,
  moves: schedule.moves.filter((move) => objectOf(move) !== object),
})

function* fewerObjects(start: Schedule): Proposals {
  let best = start
  for (const object of objectsOf(start)) {
    const without = withoutObject(best, object)
    if (yield without) best = without
  }
}

/** Removes blocks of moves, from half of them down to single ones, until no single move can go (delta debugging). */
function* withoutBlocks(start: Schedule): Proposals {
  let { moves } = start
  for (let size = Math.ceil(moves.length / 2); size >= 1;) {
    let removed = false
    for (let end = moves.length; end > 0; end -= size) {
      const without = moves.toSpliced(Math.max(0, end - size), Math.min(size, end))
      if (!(yield { ...start, moves: without })) continue
      moves = without
      removed = true
    }
    if (size === 1 && !removed) return
    size = size === 1 ? 1 : Math.floor(size / 2)
  }
}

/** The parts of a failing run: the first that fails is taken. */
function* parts(_best: Schedule, failing: Failing): Proposals {
  for (const part of failing.parts()) if (yield part) return
}

/** The most moves of which any two, and of which any three, are removed together. */
const mostForPairs = 30
const mostForTriples = 12

const indicesTogether = function* (length: number): Generator<ReadonlyArray<number>> {
  if (length > mostForPairs) return
  for (let a = 0; a < length; a++) for (let b = a + 1; b < length; b++) yield [a, b]
  if (length > mostForTriples) return
  for (let a = 0; a < length; a++)
    for (let b = a + 1; b < length; b++) for (let c = b + 1; c < length; c++) yield [a, b, c]
}

/** The schedule, and a short one also with any two leaders in each other's place. */
const inOtherPlaces = (schedule: Schedule): ReadonlyArray<Schedule> => {
  if (schedule.moves.length > mostForTriples) return [schedule]
  const all = leadersOf(schedule.leaders)
  const swapped = all.flatMap((one) =>
    all.slice(one + 1).map((other) => swappedLeaders(schedule, one, other)),
  )
  return [schedule, ...swapped]
}

/**
 * Removes two or three moves together, where none of them can go alone: a cut with its mend, a crash with the restart, a
 * write with its delivery. Leaders change places too, since which of them wins a tie may depend on what goes.
 */
function* fewerTogether(start: Schedule): Proposals {
  for (const schedule of inOtherPlaces(start))
    for (const together of indicesTogether(schedule.moves.length)) {
      const moves = schedule.moves.filter((_, index) => !together.includes(index))
      if (yield { ...schedule, moves }) return
    }
}

export const fewerMoves: Pass = { by: "moves", propose: withoutBlocks }

export const removing: ReadonlyArray<Pass> = [
  { by: "slices", propose: parts },
  { by: "leaders", propose: fewerLeaders },
  { by: "faults", propose: fewerFaults },
  { by: "objects", propose: fewerObjects },
  fewerMoves,
]

export const together: Pass = { by: "moves together", propose: fewerTogether, share: 1 / 4 }
