/** How a leader and the links that lead to it can be broken and mended. */
import { useState } from "preact/hooks"
import type { Move } from "../../../model/replication/move.ts"
import { leaderName } from "../../../model/vocabulary/leader.ts"
import { Act } from "./act.tsx"
import type { Board, LeaderOnBoard } from "./board.ts"
import { whyNot } from "../engine/standing.ts"

interface Props {
  readonly leader: LeaderOnBoard
  readonly board: Board
  readonly act: (move: Move) => void
}

interface Choice {
  readonly says: string
  readonly move: Move
}

export const Faults = ({ leader, board, act }: Props) => {
  const { id } = leader
  const name = leaderName(id)
  const own: ReadonlyArray<Choice> = [
    { says: "Crash", move: { kind: "crash", at: id } },
    { says: "Forget old deletes and times", move: { kind: "vacuum", at: id } },
    { says: "Leave for good", move: { kind: "leave", at: id } },
  ]
  return (
    <details class="faults">
      <summary>
        Break {name}
        <span class="vh"> or its links</span>
      </summary>
      <Choices choices={own} about={name} board={board} act={act} />
      <Clock leader={leader} board={board} act={act} />
      {leader.links.map(({ from, to, state: link }) => (
        <div class="link" key={from}>
          <span>
            {leaderName(from)} → {name}
          </span>
          <Choices
            choices={[
              { says: "Lose next", move: { kind: "lose", from, to } },
              { says: "Deliver again", move: { kind: "duplicate", from, to, back: 0 } },
              link === "cut"
                ? { says: "Mend", move: { kind: "mend", from, to } }
                : { says: "Cut", move: { kind: "cut", from, to } },
              { says: "Reconnect", move: { kind: "reconnect", from, to } },
            ]}
            about={`on the link from ${leaderName(from)} to ${name}`}
            board={board}
            act={act}
          />
        </div>
      ))}
    </details>
  )
}

interface ChoicesProps extends Omit<Props, "leader"> {
  readonly choices: ReadonlyArray<Choice>
  readonly about: string
}

const Choices = ({ choices, about, board, act }: ChoicesProps) => (
  <span class="choices">
    {choices.map(({ says, move }) => (
      <Act key={says} why={whyNot(board, move)} onAct={() => act(move)} look="small" about={about}>
        {says}
      </Act>
    ))}
  </span>
)

/** The farthest that a clock jumps at once. */
const mostTicks = 1_000_000

const Clock = ({ leader, act }: Props) => {
  const [ticks, setTicks] = useState(5)
  const name = leaderName(leader.id)
  const usable = Number.isInteger(ticks) && ticks >= 1 && ticks <= mostTicks
  const why = usable ? null : `write a whole number of ticks, from 1 to ${mostTicks}`
  const jump = (by: number) => act({ kind: "clock", at: leader.id, by })
  return (
    <div class="link">
      <label>
        Clock of {name}:{" "}
        <input
          type="number"
          min="1"
          step="1"
          value={ticks}
          onInput={({ currentTarget }) => setTicks(currentTarget.valueAsNumber)}
        />{" "}
        ticks
      </label>
      <span class="choices">
        <Act why={why} onAct={() => jump(ticks)} look="small" about={`the clock of ${name}`}>
          Ahead
        </Act>
        <Act why={why} onAct={() => jump(-ticks)} look="small" about={`the clock of ${name}`}>
          Back
        </Act>
      </span>
    </div>
  )
}
