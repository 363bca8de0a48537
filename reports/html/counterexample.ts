/** A counterexample on the page: the harm, the promise, the events as a table and as a drawing, why, and what to run next. */
import { leaderName } from "../../model/vocabulary/leader.ts"
import type { Event } from "../events.ts"
import type { LeaderMoment } from "../moments.ts"
import type { Cell, Explained } from "../report.ts"
import { momentsInWords } from "../explanation.ts"
import {
  countOf,
  eventsInWords,
  foundInWords,
  heldInWords,
  objectInWords,
  sentence,
  shrinkInWords,
} from "../words.ts"
import { diagram, lookClass } from "./diagram.ts"
import { moments, relevance, tags } from "./explanation.ts"
import { idOf, markup, type Markup, styled } from "./markup.ts"
import { type Look, looksOf } from "./palette.ts"

/** One counterexample, folded; `open` unfolds it. */
export const counterexample = (one: Explained, cell: Cell | undefined, open: boolean): Markup =>
  markup`<details class="ce"${open ? markup` open` : null}>
    <summary>
      <span class="mark" aria-hidden="true">✗</span>
      <span class="harm">${sentence(one.harm)}</span>
      <span class="meta">${one.title} · ${metaInWords(one)}${recordedInWords(cell)}</span>
    </summary>
    <div class="body" id="${idOf("ce", one.name)}">
      <p class="law"><a href="#${idOf("p", one.property)}">The promise</a>: ${one.law}</p>
      <div class="pair">
        <div class="steps" role="group" aria-label="Events" tabindex="0">${table(one)}</div>
        <figure>
          ${diagram(one)}
          <figcaption>${caption(one)}</figcaption>
        </figure>
      </div>
      <div class="why">
        <h4>Why this is a contradiction</h4>
        <ol>
          ${one.because.map(({ says, events }) => markup`<li>${says}${eventsInWords(events)}</li>`)}
        </ol>
      </div>
      ${moments(one)} ${relevance(one)}
      <dl class="more">
        <dt>Size</dt>
        <dd>${shrinkInWords(one)}</dd>
        ${foundIn(one)} ${recordedBecause(cell)} ${next(one)}
      </dl>
    </div>
  </details>
  `

/** What to run, and the file to run it on. */
const next = ({ replay, file }: Explained): ReadonlyArray<Markup | null> => [
  replay === null
    ? null
    : markup`<dt>Play it again</dt>
        <dd><code>${replay}</code></dd>`,
  file === null
    ? null
    : markup`<dt>Schedule</dt>
        <dd><a href="${encodeURI(file)}"><code>${file}</code></a></dd>`,
]

const metaInWords = ({ shrinking, size, events }: Explained): string =>
  `${shrinking === null ? countOf(events.length, "event") : countOf(shrinking.to, "move")}, ${countOf(size, "leader")}`

const recordedInWords = (cell: Cell | undefined): string =>
  cell === undefined || cell.asRecorded ? "" : " · not recorded"

const recordedBecause = (cell: Cell | undefined): Markup | null =>
  cell === undefined || cell.expected.because === ""
    ? null
    : markup`<dt>Recorded as known</dt>
        <dd>${cell.expected.because}</dd>`

const foundIn = ({ found }: Explained): Markup | null =>
  found === null
    ? null
    : markup`<dt>Found by</dt>
        <dd>${foundInWords(found)}</dd>`

const caption = (one: Explained): string => {
  const { events } = one
  const has = (fate: string): boolean => events.some(({ message }) => message?.fate === fate)
  const parts = [
    "Time runs down; a ribbon is the value a leader shows; an arrow runs from where a message set out to where it arrived.",
    ...(has("lost") ? ["Dashed with a cross: lost."] : []),
    ...(has("again") ? ["Double, ×2: it had arrived before."] : []),
    ...(has("overtook") ? ["Dash and dot: it overtakes an earlier one."] : []),
    ...(has("stopped") ? ["A bar at its end: it cannot be applied."] : []),
    ...(events.some(({ kind }) => kind === "crashed") ? ["A dotted gap: the leader is down."] : []),
    ...(momentsInWords(one).some(({ kind, event }) => kind === "doomed" && event !== null)
      ? ["A line across with ◆: no way back from there."]
      : []),
    ...(momentsInWords(one).some(({ kind, event }) => kind === "wrong" && event !== null)
      ? ["⚑: the first wrong step."]
      : []),
  ]
  return parts.join(" ")
}

const table = (one: Explained): Markup => {
  const look = looksOf(one)
  const told = momentsInWords(one)
  const leaders = one.end.map((_, leader) => leader)
  const shown =
    one.objects.length === 0
      ? "Which leaders are up"
      : `What each leader shows of ${one.objects.map(objectInWords).join(", ")}`
  return markup`<table class="events">
    <caption>
      <span>${shown}, after each event</span>
    </caption>
    <thead>
      <tr>
        <th scope="col">#</th>
        <th scope="col">Event</th>
        ${leaders.map((leader) => markup`<th scope="col">${leaderName(leader)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${one.events.map((event, index) => row(one, event, one.events[index - 1]?.leaders, look, tags(told, event.number)))}${endRow(one, look)}
    </tbody>
  </table>`
}

type LookOf = ReturnType<typeof looksOf>

const row = (
  one: Explained,
  event: Event,
  before: ReadonlyArray<LeaderMoment> | undefined,
  look: LookOf,
  marks: ReadonlyArray<Markup>,
): Markup => {
  const { number, kind, text, detail, seenHere, leaders } = event
  const wide = kind === "healed" || kind === "omitted"
  const small = detail === "" ? null : markup`<small>${detail}</small>`
  if (wide && !seenHere)
    return markup`<tr class="wide" data-e="${number}">
      <th scope="row">${number}</th>
      <td colspan="${leaders.length + 1}">${text}${small} ${marks}</td>
    </tr>
    `
  return markup`<tr${styled(seenHere && "seen")} data-e="${number}">
    <th scope="row">${number}</th>
    <td class="what">${text}${small} ${marks}</td>
    ${leaders.map((moment, leader) => held(one, moment, before?.[leader], look, seenHere && one.leaders.includes(leader)))}
  </tr>
  `
}

const endRow = (one: Explained, look: LookOf): Markup | null => {
  const last = one.events.at(-1)?.leaders
  if (!one.seenAtEnd && JSON.stringify(last) === JSON.stringify(one.end)) return null
  const seen = one.seenAtEnd ? markup`<span class="tag seen">✗ seen here</span>` : null
  return markup`<tr${styled(one.seenAtEnd && "seen")}>
    <th scope="row"><span class="vh">end</span></th>
    <td class="what">At the end ${seen}</td>
    ${one.end.map((moment, leader) => held(one, moment, last?.[leader], look, one.seenAtEnd && one.leaders.includes(leader)))}
  </tr>
  `
}

/** From this many characters on, a value may be cut off in its cell, and is shown whole when it is pointed at. */
const longest = 18

/** What one leader shows: a swatch and a value for each object that it heard of; quieter where it is as before. */
const held = (
  { objects }: Explained,
  moment: LeaderMoment,
  before: LeaderMoment | undefined,
  look: LookOf,
  broken: boolean,
): Markup => {
  const cross = broken ? " ✗" : ""
  const style = broken ? "held broken" : "held"
  if (!moment.up) return markup`<td class="${style}">down${cross}</td>`
  if (objects.length === 0) return markup`<td class="${style}"><span class="same">up${cross}</span></td>`
  const values = objects.map(({ key }, index): Markup | null => {
    const holding = moment.holds[index] ?? "unheard"
    if (holding === "unheard" && objects.length > 1) return null
    const same =
      before?.up !== false && JSON.stringify(before?.holds[index] ?? "unheard") === JSON.stringify(holding)
    const words = objects.length === 1 ? heldInWords(holding) : `${key}: ${heldInWords(holding)}`
    const whole = words.length < longest ? null : markup` title="${words}"`
    return markup`<span${styled(same && "same")}${whole}>${swatch(look(index, holding))}${words}</span>`
  })
  const nothing = values.every((value) => value === null) ? markup`<span class="same">–</span>` : null
  return markup`<td class="${style}">${values}${nothing}${cross}</td>`
}

const swatch = (look: Look): Markup => markup`<i class="${lookClass(look)}"></i>`
