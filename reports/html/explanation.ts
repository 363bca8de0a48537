/** The explanation of a counterexample on the page: its three moments, and what matters in its schedule. */
import { continuationInWords, momentsInWords, relevanceInWords, type ToldMoment } from "../explanation.ts"
import type { Explained } from "../report.ts"
import { sentence } from "../words.ts"
import { markup, type Markup } from "./markup.ts"

/** When it was doomed, went wrong and is seen. */
export const moments = (one: Explained): Markup | null => {
  const told = momentsInWords(one)
  if (told.length === 0) return null
  return markup`<div class="why">
    <h4>Three moments</h4>
    <dl class="moments">
      ${told.map(
        ({ kind, sign, name, where, says }) =>
          markup`<dt class="${kind}"><span aria-hidden="true">${sign}</span> ${sentence(name)}</dt>
            <dd><b>${sentence(where)}.</b> ${says}</dd>`,
      )}
    </dl>
    <p class="soft">${continuationInWords}</p>
  </div>`
}

/** What of the schedule matters, and what may be otherwise. */
export const relevance = (one: Explained): Markup | null => {
  const told = relevanceInWords(one)
  if (told === null) return null
  return markup`<div class="matters" role="group" aria-label="What matters" tabindex="0">
    <h4>What matters</h4>
    <table class="events">
      <caption>
        <span>${sentence(told.plays)}.</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">Move</th>
          <th scope="col">It fails with</th>
        </tr>
      </thead>
      <tbody>
        ${told.moves.map(
          ({ event, text, says }) =>
            markup`<tr${event === null ? null : markup` data-e="${event}"`}>
              <th scope="row">${event ?? "–"}</th>
              <td>${text}</td>
              <td>${says}</td>
            </tr>
            `,
        )}
      </tbody>
    </table>
    <ul>
      ${told.whole.map((words) => markup`<li>${words}</li>`)}
    </ul>
  </div>`
}

/** The moments of an event, as tags. */
export const tags = (told: ReadonlyArray<ToldMoment>, number: number): ReadonlyArray<Markup> =>
  told
    .filter(({ event }) => event === number)
    .map(
      ({ kind, sign, name }) =>
        markup`<span class="tag ${kind}">${sign} ${name}${kind === "seen" ? " here" : ""}</span> `,
    )
