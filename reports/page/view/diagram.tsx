/**
 * The space-time diagram: time runs down, each leader is a lane whose ribbons show the values it holds, and each message is an arrow from
 * where it set out to where it arrived.
 *
 * It is a list of events as the table is, each with its whole sentence as its name, and is drawn only where it is seen.
 */
import { useId, useMemo } from "preact/hooks"
import type { JSX } from "preact"
import { Arrow } from "./arrows.tsx"
import type { Relation } from "./causality.ts"
import { Foot, Lane, LaneHead } from "./lanes.tsx"
import { Node } from "./nodes.tsx"
import { Patterns, round, Words } from "./pieces.tsx"
import { type Plan, roomOf } from "./plan.ts"
import type { Run } from "./run.ts"
import type { Selection } from "./selection.ts"
import { messagesIn, type Span } from "./windowing.ts"
import { useKept } from "./kept.ts"
import "./diagram.css"

interface Props {
  readonly run: Run
  readonly plan: Plan
  readonly span: Span
  readonly selection: Selection
  readonly relations: ReadonlyArray<Relation> | null
  readonly title: string
}

export const Diagram = ({ run, plan, span, selection, relations, title }: Props) => {
  const name = useId()
  const { one } = run
  const count = one.events.length
  const leaders = one.end.map((_, leader) => leader)
  const nodes = useKept<JSX.Element>(plan)
  const arrows = useKept<JSX.Element>(plan)
  const { messages, left } = useMemo(() => messagesIn(one.events, span), [one, span.first, span.last])
  const room = roomOf(plan, span, count)
  const idOf = (event: number): string => `${name}-e${event}`
  const drawn = (event: number | null): event is number =>
    event !== null && event >= span.first && event <= span.last
  const lanes = useMemo(
    () => (
      <g aria-hidden="true">
        {leaders.map((leader) => (
          <Lane
            key={leader}
            run={run}
            plan={plan}
            leader={leader}
            from={span.first - 1}
            to={span.last + 1}
            patterns={name}
          />
        ))}
        {span.last === count &&
          leaders.map((leader) => <Foot key={leader} run={run} plan={plan} leader={leader} />)}
      </g>
    ),
    [run, plan, span.first, span.last, name],
  )
  return (
    <div class="diagram">
      <svg class="heads" width={plan.width} height={34} aria-hidden="true">
        {leaders.map((leader) => (
          <LaneHead key={leader} plan={plan} leader={leader} />
        ))}
      </svg>
      <div class="field" style={{ height: `${plan.height}px`, width: `${plan.width}px` }}>
        <svg
          class="spacetime"
          style={{ top: `${room.top}px` }}
          viewBox={`0 ${round(room.top)} ${round(plan.width)} ${round(room.height)}`}
          width={round(plan.width)}
          height={round(room.height)}
          role="listbox"
          tabindex={0}
          aria-label={`${title}: space-time diagram, time runs down`}
          aria-activedescendant={drawn(selection.event) ? idOf(selection.event) : undefined}
          onClick={({ target }) => choose(target, selection)}
        >
          <Patterns name={name} />
          {lanes}
          <g aria-hidden="true">
            {messages.map((event) => {
              const tone = toneOf(relations, event.number, event.message.sentAt)
              return arrows(event.number, tone, () => (
                <Arrow key={event.number} plan={plan} event={event} tone={tone} />
              ))
            })}
          </g>
          {one.events.slice(span.first - 1, span.last).map((event) => {
            const relation = relations?.[event.number] ?? null
            return nodes(event.number, String(relation), () => (
              <Node
                key={event.number}
                run={run}
                plan={plan}
                event={event}
                id={idOf(event.number)}
                relation={relation}
              />
            ))
          })}
          <Doomed run={run} plan={plan} span={span} />
          {selection.event !== null && drawn(selection.event) && (
            <Cursor run={run} plan={plan} event={selection.event} />
          )}
        </svg>
      </div>
      {left > 0 && <p class="left">{left} more messages are under way past what is drawn here.</p>}
    </div>
  )
}

const choose = (target: EventTarget | null, { event, select }: Selection): void => {
  const chosen = target instanceof Element ? target.closest("[data-event],[data-message]") : null
  if (chosen === null) return
  const number = Number(chosen.getAttribute("data-event") ?? chosen.getAttribute("data-message"))
  select(number === event ? null : number)
}

/** How a message is drawn: strong where the selected event could know of its arrival, or is it; faint where it is not about it. */
const toneOf = (
  relations: ReadonlyArray<Relation> | null,
  arrival: number,
  sentAt: number | null,
): string => {
  if (relations === null) return ""
  const end = relations[arrival]
  if (end === "past" || end === "self") return "past"
  const start = sentAt === null ? undefined : relations[sentAt]
  return end === "future" || start === "self" || start === "future" ? "future" : "faint"
}

/** The line below the event that leaves no way back. */
const Doomed = ({ run, plan, span }: { readonly run: Run; readonly plan: Plan; readonly span: Span }) => {
  const mark = run.marks.find(({ kind }) => kind === "doomed")
  if (mark === undefined || mark.event < span.first - 1 || mark.event > span.last) return null
  const y = round(plan.y(mark.event + 0.5))
  return (
    <g class="doom" aria-hidden="true">
      <line x1={4} x2={round(plan.width - 4)} y1={y} y2={y} />
      <Words kind="moment" x={4} y={y - 5} anchor="start">
        {`${mark.sign} ${mark.name}`}
      </Words>
    </g>
  )
}

/** A ring around the selected event. */
const Cursor = ({ run, plan, event }: { readonly run: Run; readonly plan: Plan; readonly event: number }) => {
  const at = run.one.events[event - 1]?.at ?? null
  const y = round(plan.y(event))
  return at === null ? (
    <rect
      class="cursor"
      x={2}
      y={y - 17}
      width={round(plan.width - 4)}
      height={34}
      rx={6}
      aria-hidden="true"
    />
  ) : (
    <rect
      class="cursor"
      x={round(plan.x(at)) - 18}
      y={y - 18}
      width={36}
      height={36}
      rx={18}
      aria-hidden="true"
    />
  )
}
