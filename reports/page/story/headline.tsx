/** The head of a counterexample: the harm first, then the promise that it breaks, and what it takes. */
import type { Cell, Explained } from "../../report.ts"
import { sentence } from "../../words.ts"
import { CopyButton } from "./copying.tsx"
import { EventLink } from "./event-link.tsx"
import { type Fact, factsOf, leadInWords } from "./facts.ts"

interface Props {
  readonly one: Explained
  readonly cell?: Cell | undefined
  /** What a replay found, where this is one; else it is a counterexample of a report. */
  readonly state?: string | undefined
}

export const Headline = ({ one, cell, state }: Props) => {
  const broken = one.harm !== ""
  return (
    <header class="headline">
      <p class={broken ? "story-verdict" : "story-verdict promise-kept"}>
        <span aria-hidden="true">{broken ? "✗" : "✓"}</span>{" "}
        {state ?? (broken ? "Broken promise" : "Promise kept")}
        <span class="story-system">{one.subject}</span>
        {cell === undefined ? null : (
          <span class="story-recorded">{cell.asRecorded ? "known" : "not recorded"}</span>
        )}
      </p>
      <h1>{broken ? sentence(one.harm) : `${one.title}: kept`}</h1>
      <p class="story-promise">
        <b>Promised:</b> {one.law}
      </p>
      <p class="story-lead">{broken ? leadInWords(one) : null}</p>
      <p class="story-named">
        {one.title} <code>{one.property}</code>
      </p>
      <dl class="glance">
        {factsOf(one).map((fact) => (
          <Glance key={fact.name} {...fact} />
        ))}
      </dl>
      {one.replay === null ? null : <Replay command={one.replay} />}
    </header>
  )
}

const Glance = ({ name, value, more, event }: Fact) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {event === null ? <b>{value}</b> : <EventLink number={event} words={value} />}
      {more === "" ? null : <span>{more}</span>}
    </dd>
  </div>
)

/** The command that plays it again. */
const Replay = ({ command }: { readonly command: string }) => (
  <div class="replay-line">
    <span>Play it again</span>
    <code>{command}</code>
    <CopyButton text={() => command} what="Replay command">
      Copy
    </CopyButton>
  </div>
)
