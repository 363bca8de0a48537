/** The lanes of the diagram: for each leader its ribbons, which are what it shows of each object, and what it shows at the end. */
import { leaderName } from "../../../model/vocabulary/leader.ts"
import { shortened } from "../../text/shortened.ts"
import { heldInWords } from "../../words.ts"
import { Words, round } from "./pieces.tsx"
import type { Plan } from "./plan.ts"
import { expectedAt, named, type Run, shortBy } from "./run.ts"
import { pieceAt } from "./tracks.ts"

interface Props {
  readonly run: Run
  readonly plan: Plan
  readonly leader: number
}

/** The name of a leader, above its lane. */
export const LaneHead = ({ plan, leader }: Omit<Props, "run">) => (
  <Words kind="lane" x={plan.x(leader)} y={23}>
    {leaderName(leader)}
  </Words>
)

const ribbonWidth = (objects: number): number => (objects <= 1 ? 16 : 9)
const between = 3

interface LaneProps extends Props {
  /** From which event to which it is drawn. */
  readonly from: number
  readonly to: number
  /** The name of the patterns. */
  readonly patterns: string
}

/** The ribbons of a leader, in pieces of the same value, as far as they are within what is drawn. */
export const Lane = ({ run, plan, leader, from, to, patterns }: LaneProps) => {
  const tracks = run.tracks[leader] ?? []
  const width = ribbonWidth(tracks.length)
  const whole = tracks.length * width + (tracks.length - 1) * between
  return (
    <>
      {tracks.map((track, object) => {
        const x = round(plan.x(leader) - whole / 2 + object * (width + between))
        const first = pieceAt(track, from)
        const last = pieceAt(track, to)
        return track.slice(first, last + 1).map(({ from: start, up, held }, index) => {
          const next = track[first + index + 1]
          const top = start === 0 ? 0 : plan.y(start)
          const end = next === undefined ? plan.bottom + 18 : plan.y(next.from)
          const look = run.look(object, held)
          const style = up ? (typeof look === "number" ? "r" : `r ${look}`) : "r down"
          const fill = up && typeof look === "number" ? `url(#${patterns}-${look})` : undefined
          return (
            <rect
              key={`${object} ${start}`}
              class={style}
              fill={fill}
              x={x}
              y={round(top)}
              width={width}
              height={round(Math.max(0, end - top))}
            />
          )
        })
      })}
    </>
  )
}

/** The foot of a lane: what the leader shows at the end, and what is expected where it is something else. */
export const Foot = ({ run, plan, leader }: Props) => {
  const { one } = run
  const end = one.events.length + 1
  const holds = one.end[leader]?.holds ?? []
  const room = Math.max(6, Math.floor((plan.gap - 10) / 7))
  const broken = one.seenAtEnd && one.leaders.includes(leader)
  const lines = one.objects.flatMap((_, object) => {
    const expected = expectedAt(run, end, leader, object)
    const cross = broken && object === 0 ? " ✗" : ""
    return [
      {
        kind: broken ? "foot bad" : "foot",
        text: `${shortened(named(run, object, holds[object] ?? "unheard"), room)}${cross}`,
      },
      ...(expected === null
        ? []
        : [{ kind: "wanted", text: shortened(`${shortBy[run.by]}: ${heldInWords(expected)}`, room + 2) }]),
    ]
  })
  const shown =
    lines.length === 0 ? [{ kind: broken ? "foot bad" : "foot", text: broken ? "up ✗" : "up" }] : lines
  return (
    <>
      {shown.map(({ kind, text }, index) => (
        <Words key={index} kind={kind} x={plan.x(leader)} y={plan.foot + index * 15}>
          {text}
        </Words>
      ))}
    </>
  )
}

/** How many lines the longest foot has. */
export const feetOf = (run: Run): number => {
  const { end, objects, events } = run.one
  const lines = end.map(
    (_, leader) =>
      objects.length +
      objects.filter((_, object) => expectedAt(run, events.length + 1, leader, object) !== null).length,
  )
  return Math.max(1, ...lines)
}
