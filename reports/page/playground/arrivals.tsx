/** What is on its way to a leader, link by link, in the order in which it was sent. */
import type { Move } from "../../../model/replication/move.ts"
import { leaderName } from "../../../model/vocabulary/leader.ts"
import { Act } from "./act.tsx"
import type { Board, LeaderOnBoard, LinkOnBoard } from "./board.ts"
import { whyNot } from "../engine/standing.ts"

interface Props {
  readonly leader: LeaderOnBoard
  readonly board: Board
  readonly act: (move: Move) => void
}

/** How many waiting messages are listed. */
const mostListed = 12

export const Arrivals = ({ leader, board, act }: Props) => {
  const name = leaderName(leader.id)
  if (leader.state !== "up")
    return (
      <div class="arrivals">
        <h4>On its way to {name}</h4>
        <p class="closed">
          Nothing arrives here while {name} {leader.state === "down" ? "is down" : "is gone"}.
        </p>
      </div>
    )
  const busy = leader.links.filter(({ waiting, state }) => waiting.length > 0 || state !== "open")
  return (
    <div class="arrivals">
      <h4>On its way to {name}</h4>
      {busy.length === 0 ? <p class="none">Nothing.</p> : null}
      {busy.map((link) => (
        <Arriving key={link.from} link={link} board={board} act={act} />
      ))}
      {leader.buffered === 0 ? null : (
        <p class="waits">
          {leader.buffered === 1 ? "One change has" : `${leader.buffered} changes have`} arrived and{" "}
          {leader.buffered === 1 ? "waits" : "wait"} for what came before.
        </p>
      )}
    </div>
  )
}

interface LinkProps extends Omit<Props, "leader"> {
  readonly link: LinkOnBoard
}

const Arriving = ({ link, board, act }: LinkProps) => {
  const { from, to, state, waiting } = link
  const rest = waiting.length - mostListed
  if (state !== "open")
    return (
      <p class="closed">
        from {leaderName(from)}: {state === "cut" ? "the link is cut" : `${leaderName(from)} is down`}{" "}
        {state === "cut" ? (
          <Act
            why={whyNot(board, { kind: "mend", from, to })}
            onAct={() => act({ kind: "mend", from, to })}
            look="small"
            about={`the link from ${leaderName(from)} to ${leaderName(to)}`}
          >
            Mend
          </Act>
        ) : null}
      </p>
    )
  return (
    <>
      <p class="from">from {leaderName(from)}</p>
      <ol>
        {waiting.slice(0, mostListed).map(({ name, text, isForwarded, stopped }, ahead) => {
          const move = { kind: "deliver", from, to, ahead } as const
          return (
            <li key={`${ahead} ${name}`}>
              <span class="message">
                <b>{name}</b> {text}
                {isForwarded ? <small> sent on</small> : null}
                {stopped === null ? null : <small class="stopped"> cannot be applied: {stopped}</small>}
              </span>
              <Act
                why={whyNot(board, move)}
                onAct={() => act(move)}
                look={ahead === 0 && stopped === null ? "main" : "small"}
                about={`${name}, ${text}, from ${leaderName(from)} to ${leaderName(to)}`}
              >
                {stopped !== null ? "Try again" : ahead === 0 ? "Deliver" : "Deliver first"}
              </Act>
            </li>
          )
        })}
      </ol>
      {rest > 0 ? <p class="none">and {rest} more behind them</p> : null}
    </>
  )
}
