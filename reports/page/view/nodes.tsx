/** The events of the diagram: a number where it happened, and beside it what changed there. */
import { shortened } from "../../text/shortened.ts"
import { heldInWords } from "../../words.ts"
import type { Event } from "../../events.ts"
import type { Relation } from "./causality.ts"
import { sameHeld } from "./looks.ts"
import { Badge, round, Words } from "./pieces.tsx"
import { type Plan, roomBeside, wayOf } from "./plan.ts"
import { expectedAt, momentAt, named, type Run, shortBy, turnsAt } from "./run.ts"
import { eventInWords, relationInWords } from "./sentences.ts"

interface Props {
  readonly run: Run
  readonly plan: Plan
  readonly event: Event
  readonly id: string
  readonly relation: Relation | null
}

/** One event, to be selected; its name is its whole sentence. */
export const Node = ({ run, plan, event, id, relation }: Props) => {
  const { number } = event
  const to = relation === null || relation === "self" ? "" : `, ${relationInWords[relation]}`
  return (
    <g class={`event ${relation === null ? "" : `is-${relation}`}`} data-event={number}>
      <g
        id={id}
        role="option"
        aria-selected={relation === "self"}
        aria-label={`Event ${number}${to}. ${eventInWords(run, event)}`}
        aria-setsize={run.one.events.length}
        aria-posinset={number}
      >
        <rect class="hit" x={0} y={round(plan.y(number) - 18)} width={round(plan.width)} height={36} />
      </g>
      <g aria-hidden="true">
        {event.at === null ? (
          <Between plan={plan} event={event} />
        ) : (
          <AtLeader run={run} plan={plan} event={event} at={event.at} />
        )}
      </g>
    </g>
  )
}

/** What spans all lanes or stands between two of them: healing, marks on links, and where a message was lost. */
const Between = ({ plan, event }: Pick<Props, "plan" | "event">) => {
  const { kind, number, link, message, brief } = event
  const { x, width } = plan
  const y = round(plan.y(number))
  if (message !== null) {
    const line = wayOf(plan, number, message)
    return (
      <Badge x={line.x2 + (message.to > message.from ? 20 : -20)} y={y} number={number} shape="between" />
    )
  }
  if (link === null)
    return (
      <>
        <line class="across" x1={8} x2={round(width - 8)} y1={y} y2={y} />
        <Words kind="note" x={width - 8} y={y - 6} anchor="end">
          {brief}
        </Words>
        <Badge x={22} y={y} number={number} shape="between" />
      </>
    )
  const turn = link.to > link.from ? 1 : -1
  const middle = (x(link.from) + x(link.to)) / 2
  return (
    <>
      <line
        class={`link ${kind}`}
        x1={round(x(link.from) + turn * 14)}
        x2={round(x(link.to) - turn * 14)}
        y1={y}
        y2={y}
      />
      {kind === "cut" && (
        <path class="gash" d={`M${middle - 22} ${y + 7}l6 -14M${middle + 16} ${y + 7}l6 -14`} />
      )}
      <Words kind="note" x={middle} y={y - 12}>
        {brief}
      </Words>
      <Badge x={middle} y={y} number={number} shape="between" />
    </>
  )
}

/** What happened at a leader: its number on the lane, what the leader then shows, and what it should. */
const AtLeader = ({ run, plan, event, at }: Omit<Props, "id" | "relation"> & { readonly at: number }) => {
  const { number, kind, message, seenHere } = event
  const [x, y] = [plan.x(at), plan.y(number)]
  const leftward = message !== null && message.from > message.to
  const anchor = leftward ? "end" : "start"
  const beside = leftward ? x - 18 : x + 18
  const room = roomBeside(plan, at, leftward)
  const words = besideOf(run, event, at)
  const wanted = wantedOf(run, event, at)
  const wrong = run.marks.find((mark) => mark.event === number && mark.kind === "wrong")
  const below = [
    ...(wanted === "" ? [] : [{ kind: "wanted", text: shortened(wanted, room) }]),
    ...(wrong === undefined ? [] : [{ kind: "moment", text: `${wrong.sign} first wrong` }]),
  ]
  return (
    <>
      {seenHere && <circle class="ring" cx={round(x)} cy={round(y)} r={16} />}
      <Badge x={x} y={y} number={number} shape={kind === "wrote" ? "write" : "leader"} />
      {words !== "" && (
        <Words kind="shows" x={beside} y={below.length > 1 ? y - 9 : y - 5} anchor={anchor}>
          {shortened(words, room)}
        </Words>
      )}
      {seenHere && (
        <Words kind="cross-mark" x={leftward ? x + 20 : x - 24} y={y + 5}>
          ✗
        </Words>
      )}
      {below.map(({ kind: style, text }, index) => (
        <Words
          key={style}
          kind={style}
          x={beside}
          y={y + (below.length > 1 ? 4 : 9) + index * 13}
          anchor={anchor}
        >
          {text}
        </Words>
      ))}
    </>
  )
}

/** What stands beside an event: what it changed at its leader, or else a word on what happened. */
const besideOf = (run: Run, { kind, number, leaders, brief }: Event, leader: number): string => {
  const { objects } = run.one
  const changed = objects.flatMap((_, object) => {
    const held = leaders[leader]?.holds[object] ?? "unheard"
    const before = momentAt(run, number - 1, leader)?.holds[object] ?? "unheard"
    if (sameHeld(held, before)) return []
    return [named(run, object, held)]
  })
  return brief === "" || kind === "crashed"
    ? [brief, ...changed].filter((part) => part !== "").join(", ")
    : brief
}

/** What the leader should show, where it begins to show something else. */
const wantedOf = (run: Run, { number }: Event, leader: number): string => {
  const wanted = run.one.objects.flatMap((_, object) => {
    const held = turnsAt(run, number, leader, object) ? expectedAt(run, number, leader, object) : null
    return held === null ? [] : [{ object, held }]
  })
  const [only] = wanted
  if (only === undefined) return ""
  // One value needs no name: it stands below the one that is shown.
  const words =
    wanted.length === 1
      ? heldInWords(only.held)
      : wanted.map(({ object, held }) => named(run, object, held)).join(", ")
  return `${shortBy[run.by]}: ${words}`
}
