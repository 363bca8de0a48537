/**
 * The cluster at a glance: leaders, links, and what is on its way. It is a picture of what the cards say in words, so those who
 * do not see it miss nothing; with a mouse, a message can be pressed here to deliver it.
 */
import type { Move } from "../../../model/replication/move.ts"
import { leaderName } from "../../../model/vocabulary/leader.ts"
import type { Board, LinkOnBoard } from "./board.ts"
import type { LookOf } from "./looks.ts"
import { lookClass } from "../view/looks.ts"
import { whyNot } from "../engine/standing.ts"
import { type Curve, curveOf, leaderRadius, mapHeight, mapWidth, placeOf, pointOn } from "./ring.ts"

interface Props {
  readonly board: Board
  readonly lookOf: LookOf
  readonly act: (move: Move) => void
}

/** How many messages are drawn on one link; more are counted. */
const mostDrawn = 3

const pathOf = ({ start, over, end }: Curve): string =>
  `M${start.x} ${start.y}Q${over.x} ${over.y} ${end.x} ${end.y}`

export const ClusterMap = ({ board, lookOf, act }: Props) => {
  const size = board.leaders.length
  return (
    <div class="map" aria-hidden="true">
      <svg viewBox={size === 2 ? `0 40 ${mapWidth} ${mapHeight - 80}` : `0 0 ${mapWidth} ${mapHeight}`}>
        <defs>
          <marker id="tip" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {board.links.map((link) => (
          <path
            key={`${link.from} ${link.to}`}
            class={`wire ${link.state}${link.waiting.length > 0 ? " busy" : ""}`}
            d={pathOf(curveOf(link.from, link.to, size))}
            marker-end="url(#tip)"
          />
        ))}
        {board.links.map((link) => (
          <OnLink key={`${link.from} ${link.to}`} link={link} board={board} act={act} />
        ))}
        {board.leaders.map(({ id, state, shows }) => {
          const { x, y } = placeOf(id, size)
          const held = shows.slice(0, 4)
          return (
            <g key={id} class={`node ${state}`} transform={`translate(${x} ${y})`}>
              <circle r={leaderRadius} />
              <text y={held.length === 0 ? 6 : 1}>{leaderName(id)}</text>
              {held.map(({ family, key, shows: shown }, index) => (
                <rect
                  key={`${family} ${key}`}
                  class={`chip ${lookClass(lookOf(family, key, shown))}`}
                  x={index * 9 - held.length * 4.5 + 0.5}
                  y="7"
                  width="8"
                  height="8"
                  rx="2"
                />
              ))}
            </g>
          )
        })}
      </svg>
    </div>
  )
}

const OnLink = ({ link, board, act }: Omit<Props, "lookOf"> & { readonly link: LinkOnBoard }) => {
  const { from, to, state, waiting } = link
  const curve = curveOf(from, to, board.leaders.length)
  if (state === "cut") {
    const { x, y } = pointOn(curve, 0.5)
    return <path class="cross" d={`M${x - 6} ${y - 6}l12 12m0 -12l-12 12`} />
  }
  return (
    <>
      {waiting.slice(0, mostDrawn).map(({ name, stopped }, ahead) => {
        const { x, y } = pointOn(curve, 0.72 - ahead * 0.22)
        const move = { kind: "deliver", from, to, ahead } as const
        const isPossible = whyNot(board, move) === null
        const more = ahead === mostDrawn - 1 ? waiting.length - mostDrawn : 0
        const words = more > 0 ? `+${more + 1}` : (name.split(", ")[0] ?? "")
        return (
          // The cards have a button for the same; this one is for the mouse alone, in a picture that is not read out.
          <g
            key={name}
            class={`pill${isPossible ? " possible" : ""}${stopped === null ? "" : " stuck"}`}
            transform={`translate(${x} ${y})`}
            onClick={() => (isPossible ? act(move) : undefined)}
          >
            <rect x="-14" y="-10" width="28" height="20" rx="10" />
            <text y="4">{words}</text>
          </g>
        )
      })}
    </>
  )
}
