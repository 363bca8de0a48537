/** The events as a table: what happened, and what each leader shows after it. It is where a run is read first. */
import type { JSX } from "preact"
import { leaderName } from "../../../model/vocabulary/leader.ts"
import type { Event } from "../../events.ts"
import { heldInWords, objectInWords } from "../../words.ts"
import { useKept } from "./kept.ts"
import { sameHeld } from "./looks.ts"
import type { Relation } from "./causality.ts"
import { expectedAt, momentAt, type Run, turnsAt } from "./run.ts"
import type { Selection } from "./selection.ts"
import { relationInWords } from "./sentences.ts"
import { Value } from "./values.tsx"
import type { Span } from "./windowing.ts"
import "./events.css"

interface Props {
  readonly run: Run
  readonly selection: Selection
  readonly relations: ReadonlyArray<Relation> | null
  readonly title: string
  /** The rows to draw; where they are not all, each is `rowHeight` high. */
  readonly span: Span
  readonly rowHeight: number
}

export const Events = ({ run, selection, relations, title, span, rowHeight }: Props) => {
  const { one, endsApart } = run
  const count = one.events.length
  const whole = span.first === 1 && span.last === count
  const rows = useKept<JSX.Element>(run)
  const leaders = one.end.map((_, leader) => leader)
  const wide = leaders.length + 2
  const inTab = selection.event ?? span.first
  return (
    <table
      class={whole ? "events" : "events windowed"}
      aria-rowcount={count + (endsApart ? 2 : 1)}
      onClick={(click) => choose(click, selection)}
    >
      <caption>
        <span class="vh">{title}. </span>
        <span class="fits">{captionOf(run)}</span>
      </caption>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col" class="number">
            #
          </th>
          <th scope="col">Event</th>
          {leaders.map((leader) => (
            <th scope="col" key={leader}>
              <span class="vh">Leader </span>
              {leaderName(leader)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Gap rows={span.first - 1} height={rowHeight} wide={wide} />
        {one.events.slice(span.first - 1, span.last).map((event) => {
          const relation = relations?.[event.number] ?? null
          const tab = event.number === inTab
          return rows(event.number, `${relation} ${tab}`, () => (
            <Row key={event.number} run={run} event={event} relation={relation} tab={tab} />
          ))
        })}
        <Gap rows={count - span.last} height={rowHeight} wide={wide} />
        {endsApart && span.last === count && <EndRow run={run} />}
      </tbody>
    </table>
  )
}

const captionOf = ({ one }: Run): string =>
  one.objects.length === 0
    ? "Which leaders are up, after each event"
    : `What each leader shows of ${one.objects.map(objectInWords).join(", ")}, after each event`

/** A click on a row selects it, and on the selected one selects nothing; one that ends the marking of text does not count. */
const choose = ({ target }: Pick<globalThis.Event, "target">, { event, select }: Selection): void => {
  const row = target instanceof Element ? target.closest<HTMLElement>("tr[data-event]") : null
  if (row === null || getSelection()?.type === "Range") return
  const number = Number(row.dataset["event"])
  select(number === event ? null : number)
}

/** The rows that are not drawn, as the space that they take. */
const Gap = ({
  rows,
  height,
  wide,
}: {
  readonly rows: number
  readonly height: number
  readonly wide: number
}) =>
  rows <= 0 ? null : (
    <tr class="gap" aria-hidden="true">
      <td colSpan={wide} style={{ height: `${rows * height}px` }} />
    </tr>
  )

interface RowProps {
  readonly run: Run
  readonly event: Event
  readonly relation: Relation | null
  /** The row whose button the Tab key reaches. */
  readonly tab: boolean
}

const Row = ({ run, event, relation, tab }: RowProps) => {
  const { number, kind, text, detail, seenHere, leaders } = event
  const marks = run.marks.filter((mark) => mark.event === number)
  const across = kind === "healed" || kind === "omitted"
  const style = [
    ...(seenHere ? ["seen"] : []),
    ...(across ? ["across"] : []),
    ...(relation === null ? [] : [`is-${relation}`]),
  ].join(" ")
  return (
    <tr class={style} data-event={number} aria-rowindex={number + 1}>
      <th scope="row" class="number">
        <button type="button" tabIndex={tab ? 0 : -1} aria-pressed={relation === "self"}>
          <span class="vh">Event </span>
          {number}
          {relation !== null && relation !== "self" && <span class="vh">, {relationInWords[relation]}</span>}
        </button>
      </th>
      <td class="what">
        <span class="text">{text}</span> {detail !== "" && <small>{detail}</small>}
        {marks.map((mark) => (
          <span key={mark.kind} class={`tag ${mark.kind}`}>
            <span aria-hidden="true">{mark.sign}</span> {mark.name}
          </span>
        ))}
      </td>
      {leaders.map((_, leader) => (
        <Shows
          key={leader}
          run={run}
          event={number}
          leader={leader}
          broken={seenHere && run.one.leaders.includes(leader)}
        />
      ))}
    </tr>
  )
}

const EndRow = ({ run }: { readonly run: Run }) => {
  const { one } = run
  const end = one.events.length + 1
  return (
    <tr class={one.seenAtEnd ? "seen end" : "end"} aria-rowindex={end + 1}>
      <th scope="row" class="number">
        <span class="vh">The end</span>
      </th>
      <td class="what">
        <span class="text">At the end</span>{" "}
        {one.seenAtEnd && (
          <span class="tag seen">
            <span aria-hidden="true">✗</span> seen here
          </span>
        )}
      </td>
      {one.end.map((_, leader) => (
        <Shows
          key={leader}
          run={run}
          event={end}
          leader={leader}
          broken={one.seenAtEnd && one.leaders.includes(leader)}
        />
      ))}
    </tr>
  )
}

interface ShowsProps {
  readonly run: Run
  readonly event: number
  readonly leader: number
  readonly broken: boolean
}

/** What one leader shows: a value for each object that it heard of, quieter where it is as before, and what was expected where it turns wrong. */
const Shows = ({ run, event, leader, broken }: ShowsProps) => {
  const { objects } = run.one
  const moment = momentAt(run, event, leader)
  const before = momentAt(run, event - 1, leader)
  const style = broken ? "held broken" : "held"
  const cross = broken && (
    <b class="cross">
      <span aria-hidden="true">✗</span>
      <span class="vh">, broken here</span>
    </b>
  )
  if (moment === undefined || !moment.up)
    return (
      <td class={style}>
        <span class="down">down</span> {cross}
      </td>
    )
  const first = objects.findIndex((_, object) => objects.length === 1 || moment.holds[object] !== "unheard")
  const shown = objects.flatMap(({ key }, object) => {
    const held = moment.holds[object] ?? "unheard"
    if (held === "unheard" && objects.length > 1) return []
    const same = before?.up !== false && sameHeld(before?.holds[object] ?? "unheard", held)
    const expected = expectedAt(run, event, leader, object)
    return [
      <span key={key + object} class={expected === null ? "one" : "one unlike"}>
        <Value run={run} object={object} held={held} same={same} />
        {object === first && cross}
        {expected !== null && (
          <small class={turnsAt(run, event, leader, object) ? "expected" : "vh"}>
            {run.by}: {heldInWords(expected)}
          </small>
        )}
      </span>,
    ]
  })
  const nothing = objects.length === 0 ? "up" : "–"
  return (
    <td class={style}>
      {shown.length === 0 ? <span class="value same">{nothing}</span> : shown}
      {shown.length === 0 && cross}
    </td>
  )
}
