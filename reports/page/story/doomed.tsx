/** When it was doomed, when it first went wrong, and when that is seen; with the share of ways on that fail, step by step. */
import { continuationInWords, momentsInWords } from "../../explanation.ts"
import type { Explained } from "../../report.ts"
import { sentence } from "../../words.ts"
import { DoomChart } from "./doom-chart.tsx"
import { EventLink } from "./event-link.tsx"
import { doomBarsOf, measureInWords } from "./fates.ts"
import { Part } from "./part.tsx"

export const Doomed = ({ one }: { readonly one: Explained }) => {
  const told = momentsInWords(one)
  const bars = doomBarsOf(one)
  return (
    <Part
      id="doomed"
      about="A failure often shows long after it can no longer be avoided. Three moments to look at."
    >
      <ol class="three-moments">
        {told.map(({ kind, sign, name, event, where, says }) => (
          <li key={kind} class={`at-${kind}`}>
            <p class="moment-name">
              <span class="moment-sign" aria-hidden="true">
                {sign}
              </span>
              <b>{sentence(name)}</b>{" "}
              {event === null ? where : <EventLink number={event} words={`event ${event}`} />}
            </p>
            {event === null ? null : <p class="moment-text">{one.events[event - 1]?.text}</p>}
            <p>{kind === "seen" ? sentence(one.harm) : says}</p>
          </li>
        ))}
      </ol>
      {bars.length === 0 ? null : (
        <figure class="doom-figure">
          <figcaption>
            <b>Share of ways on that fail, after each event.</b> {measureInWords(bars)}
          </figcaption>
          <DoomChart bars={bars} />
          <p class="side-note">{continuationInWords}</p>
        </figure>
      )}
    </Part>
  )
}
