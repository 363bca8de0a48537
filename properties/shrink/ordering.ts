/** Passes that only put in order: the names of leaders, the order of moves, the names of keys and values. */
import { leadersOf } from "../../model/vocabulary/leader.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { swappedLeaders } from "./leaders.ts"
import { renamed } from "./lower.ts"
import type { Pass, Proposals } from "./pass.ts"

function* leadersInOrder(start: Schedule): Proposals {
  let best = start
  const all = leadersOf(start.leaders)
  for (const one of all)
    for (const other of all.slice(one + 1)) {
      const swapped = swappedLeaders(best, one, other)
      if (yield swapped) best = swapped
    }
}

/** The most moves of which each is put in every other place. */
const mostToMove = 40

/** Moves each move to where the story changes place less often, or changes to a later leader later. */
function* movesInOrder(start: Schedule): Proposals {
  let { moves } = start
  if (moves.length > mostToMove) return
  for (let from = 0; from < moves.length; from++)
    for (let to = 0; to < moves.length; to++) {
      const move = moves[from]
      if (move === undefined || to === from) continue
      const moved = moves.toSpliced(from, 1).toSpliced(to, 0, move)
      if (yield { ...start, moves: moved }) moves = moved
    }
}

function* names(start: Schedule): Proposals {
  yield { ...start, moves: renamed(start.moves) }
}

export const ordering: ReadonlyArray<Pass> = [
  { by: "leaders' names", propose: leadersInOrder },
  { by: "order", propose: movesInOrder },
  { by: "names", propose: names },
]
