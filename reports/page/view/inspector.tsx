/** What there is to know about the selected event: its leaders before and after it, what was expected, and what it could know of. */
import { relationsTo, type Relation, vectorClock } from "./causality.ts"
import * as Dot from "../../../model/vocabulary/dot.ts"
import { leaderName } from "../../../model/vocabulary/leader.ts"
import { linkInWords } from "../../../properties/words.ts"
import type { Event } from "../../events.ts"
import { countOf, sentence } from "../../words.ts"
import { inFlightAfter, isForwarded, madeAt } from "./flights.ts"
import { forgotBefore, knownAfter, rangesOf } from "./known.ts"
import { EventLink, EventLinks } from "./links.tsx"
import type { Run } from "./run.ts"
import type { Selection } from "./selection.ts"
import { States } from "./states.tsx"
import "./inspector.css"

interface Props {
  readonly run: Run
  readonly selection: Selection
}

export const Inspector = ({ run, selection }: Props) => {
  const event = selection.event === null ? undefined : run.one.events[selection.event - 1]
  return (
    <aside class="inspector" tabIndex={-1} aria-label="The selected event">
      {event === undefined ? (
        <Unselected run={run} selection={selection} />
      ) : (
        <Selected run={run} selection={selection} event={event} />
      )}
    </aside>
  )
}

const Unselected = ({ run, selection }: Props) => {
  const first = run.marks[0]
  return (
    <>
      <h3>No event is selected</h3>
      <p class="soft">
        Select an event in the table or in the diagram to see what it changed, what was expected, and which
        events it could know of.
      </p>
      {first !== undefined && (
        <p>
          A good one to begin with: <EventLink run={run} selection={selection} number={first.event} />{" "}
          {first.name}.
        </p>
      )}
      <p class="soft keys">
        <kbd>j</kbd> <kbd>k</kbd> or arrows move, <kbd>n</kbd> goes to the next moment, <kbd>Home</kbd>{" "}
        <kbd>End</kbd> to the ends, <kbd>Esc</kbd> selects nothing.
      </p>
    </>
  )
}

const Selected = ({ run, selection, event }: Props & { readonly event: Event }) => {
  const { number, text, detail, at } = event
  const relations = relationsTo(run.causes, number)
  const made = event.kind === "wrote" ? null : madeAt(run.one.events, event)
  return (
    <>
      <div class="aspect">
        <h3>
          Event {number} <span class="soft">of {run.one.events.length.toLocaleString("en-US")}</span>
        </h3>
        <p class="says">{text}</p>
        {detail !== "" && <p class="soft">{sentence(detail)}.</p>}
        {run.marks
          .filter((mark) => mark.event === number)
          .map((mark) => (
            <p key={mark.kind} class={`tag ${mark.kind}`}>
              <span aria-hidden="true">{mark.sign}</span> {sentence(mark.name)}
            </p>
          ))}
        {made !== null && made.number !== number && (
          <p>
            The change was made at <EventLink run={run} selection={selection} number={made.number} />
            {isForwarded(event) &&
              event.message !== null &&
              `, and came by way of ${leaderName(event.message.from)}`}
            .
          </p>
        )}
        <States run={run} selection={selection} event={event} />
      </div>
      <div class="aspect">
        <Flights run={run} selection={selection} event={event} />
        <h4>What it could know of</h4>
        {at === null && event.message === null ? (
          <p class="soft">
            It is no leader's event, so it is neither before nor after another in this sense.
          </p>
        ) : (
          <Causality run={run} selection={selection} event={event} relations={relations} />
        )}
      </div>
    </>
  )
}

interface CausalityProps extends Props {
  readonly event: Event
  readonly relations: ReadonlyArray<Relation>
}

const Causality = ({ run, selection, event, relations }: CausalityProps) => {
  const { one } = run
  const withRelation = (wanted: Relation): ReadonlyArray<number> =>
    relations.flatMap((relation, number) => (number > 0 && relation === wanted ? [number] : []))
  const known = knownAfter(one.events, event, one.size)
  const forgot = forgotBefore(one.events, event)
  const clock = vectorClock(run.causes, relations, one.size)
  return (
    <dl>
      <dt>Causal past</dt>
      <dd>
        <EventLinks run={run} selection={selection} numbers={withRelation("past")} near={event.number} />
      </dd>
      <dt>Causal future</dt>
      <dd>
        <EventLinks run={run} selection={selection} numbers={withRelation("future")} near={event.number} />
      </dd>
      <dt>Concurrent</dt>
      <dd>
        <EventLinks
          run={run}
          selection={selection}
          numbers={withRelation("concurrent")}
          near={event.number}
        />
      </dd>
      <dt>Vector clock</dt>
      <dd class="mono">{clock.map((events, leader) => `${leaderName(leader)} ${events}`).join(", ")}</dd>
      {known !== null && event.at !== null && (
        <>
          <dt>{leaderName(event.at)} has the changes</dt>
          <dd class="mono">
            {known
              .filter(({ sequences }) => sequences.length > 0)
              .map(({ of, sequences }) => `${leaderName(of)} ${rangesOf(sequences)}`)
              .join("; ") || "none"}
            {forgot !== null && (
              <>
                {" "}
                <span class="soft">less what it forgot at </span>
                <EventLink run={run} selection={selection} number={forgot} />
              </>
            )}
          </dd>
        </>
      )}
    </dl>
  )
}

/** The most messages under way that are listed. */
const mostFlights = 12

const Flights = ({ run, selection, event }: Props & { readonly event: Event }) => {
  const flights = inFlightAfter(run.one.events, event.number)
  const rest = flights.length - mostFlights
  return (
    <>
      <h4>
        Under way after it <span class="soft">{countOf(flights.length, "message")}</span>
      </h4>
      {flights.length > 0 && (
        <ul class="flights">
          {flights.slice(0, mostFlights).map(({ number, message }) => (
            <li key={number}>
              <span class="mono">{linkInWords(message.from, message.to)}</span> {Dot.show(message.dot)},{" "}
              {message.fate === "lost"
                ? "lost at"
                : message.fate === "again"
                  ? "arrives again at"
                  : "arrives at"}{" "}
              <EventLink run={run} selection={selection} number={number} />
            </li>
          ))}
          {rest > 0 && <li class="soft">{rest.toLocaleString("en-US")} more</li>}
        </ul>
      )}
    </>
  )
}
