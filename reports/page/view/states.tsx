/** The leaders before and after an event, with what was expected, and who set each value. */
import { leaderName } from "../../../model/vocabulary/leader.ts"
import type { Event } from "../../events.ts"
import type { Held } from "../../moments.ts"
import { objectInWords } from "../../words.ts"
import { diffOf, type Difference } from "./diff.ts"
import { EventLink } from "./links.tsx"
import { sameHeld } from "./looks.ts"
import { expectedAt, momentAt, type Run } from "./run.ts"
import type { Selection } from "./selection.ts"
import { setBy } from "./tracks.ts"
import { Value } from "./values.tsx"

interface Props {
  readonly run: Run
  readonly selection: Selection
  readonly event: Event
}

export const States = ({ run, selection, event }: Props) => {
  const { one } = run
  const { number } = event
  const differs = event.leaders.some((_, leader) =>
    one.objects.some((_, object) => expectedAt(run, number, leader, object) !== null),
  )
  return (
    <>
      <div class="states" role="region" aria-label="The leaders before and after it" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="vh">Leader</span>
              </th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              {differs && <th scope="col">{run.by === "spec" ? "Spec" : "Reference"}</th>}
            </tr>
          </thead>
          <tbody>
            {event.leaders.map((moment, leader) => (
              <tr key={leader} class={event.at === leader ? "here" : ""}>
                <th scope="row">{leaderName(leader)}</th>
                <td>
                  <Shows run={run} event={number - 1} leader={leader} />
                </td>
                <td>
                  <Shows run={run} event={number} leader={leader} selection={selection} />
                </td>
                {differs && (
                  <td>
                    {one.objects.map(({ key }, object) => {
                      const held = expectedAt(run, number, leader, object)
                      return held === null || !moment.up ? null : (
                        <Value key={key} run={run} object={object} held={held} whole />
                      )
                    })}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {differs && <Differences run={run} event={event} />}
    </>
  )
}

interface ShowsProps {
  readonly run: Run
  readonly event: number
  readonly leader: number
  /** With it, each value leads to the event that set it. */
  readonly selection?: Selection
}

const Shows = ({ run, event, leader, selection }: ShowsProps) => {
  const { objects } = run.one
  const moment = event === 0 ? undefined : momentAt(run, event, leader)
  if (moment?.up === false) return <span class="down">down</span>
  const holds: ReadonlyArray<Held> = moment?.holds ?? objects.map(() => "unheard")
  if (objects.length === 0) return <span class="value same">up</span>
  return (
    <>
      {holds.every((held) => held === "unheard") && <span class="value same">–</span>}
      {objects.map(({ key, family }, object) => {
        const held = holds[object] ?? "unheard"
        if (held === "unheard") return null
        const before = momentAt(run, event - 1, leader)?.holds[object] ?? "unheard"
        const track = run.tracks[leader]?.[object]
        const setter = selection === undefined || track === undefined ? null : setBy(track, event)
        return (
          <span key={`${family} ${key}`} class="one">
            <Value run={run} object={object} held={held} same={sameHeld(held, before)} whole />
            {setter !== null && selection !== undefined && setter !== event && (
              <small class="setter">
                {" "}
                set at <EventLink run={run} selection={selection} number={setter} />
              </small>
            )}
          </span>
        )
      })}
    </>
  )
}

const kinds: Readonly<Record<Difference["kind"], string>> = {
  missing: "is missing",
  extra: "is too much",
  other: "is another",
}

/** The parts of sets, siblings and records that are not as expected; a value of one part says so by itself. */
const Differences = ({ run, event }: Omit<Props, "selection">) => {
  const items = event.leaders.flatMap((moment, leader) =>
    run.one.objects.flatMap((object, index) => {
      const expected = expectedAt(run, event.number, leader, index)
      const actual = moment.holds[index]
      if (expected === null || actual === undefined) return []
      const parts = diffOf(expected, actual).filter(({ part }) => part !== "")
      return parts.length === 0 ? [] : [{ leader, key: objectInWords(object), parts }]
    }),
  )
  if (items.length === 0) return null
  return (
    <ul class="differences" aria-label="Where they differ">
      {items.map(({ leader, key, parts }) => (
        <li key={`${leader} ${key}`}>
          {leaderName(leader)}, {key}
          <ul>
            {parts.map(({ part, kind, expected, actual }) => (
              <li key={part} class={kind}>
                <b>{part}</b> <span class="vh">{kinds[kind]}: </span>
                {expected !== "" && <del>{kind === "other" ? expected : "expected"}</del>}{" "}
                {actual !== "" && <ins>{kind === "other" ? actual : "not expected"}</ins>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
