/** Numbers of events as links that select them. */
import type { Run } from "./run.ts"
import type { Selection } from "./selection.ts"

interface Props {
  readonly run: Run
  readonly selection: Selection
}

export const EventLink = ({ run, selection, number }: Props & { readonly number: number }) => {
  const text = run.one.events[number - 1]?.text ?? ""
  return (
    <button
      type="button"
      class="to"
      title={text}
      onClick={({ currentTarget }) => {
        // The link goes away with what it stands in; the focus stays at what takes its place.
        currentTarget.closest<HTMLElement>(".inspector")?.focus({ preventScroll: true })
        selection.select(number)
      }}
    >
      <span class="vh">Event </span>
      {number}
      <span class="vh">: {text}</span>
    </button>
  )
}

/** The most links of one list. */
const most = 30

interface LinksProps extends Props {
  readonly numbers: ReadonlyArray<number>
  /** The event that they are related to. */
  readonly near: number
}

/** Of ascending numbers, those nearest to one, in order. */
const nearest = (numbers: ReadonlyArray<number>, near: number): ReadonlyArray<number> => {
  if (numbers.length <= most) return numbers
  return numbers
    .toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))
    .slice(0, most)
    .toSorted((a, b) => a - b)
}

/** A list of events; of a long one, those near to the selected event, and how many more there are. */
export const EventLinks = ({ run, selection, numbers, near }: LinksProps) => {
  if (numbers.length === 0) return <span class="soft">none</span>
  const shown = nearest(numbers, near)
  const rest = numbers.length - shown.length
  return (
    <ul class="tos">
      {shown.map((number) => (
        <li key={number}>
          <EventLink run={run} selection={selection} number={number} />
        </li>
      ))}
      {rest > 0 && <li class="soft">and {rest.toLocaleString("en-US")} farther away</li>}
    </ul>
  )
}
