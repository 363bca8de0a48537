/** What matters: every choice of the schedule made otherwise, one at a time. */
import { relevanceInWords } from "../../explanation.ts"
import type { Explained } from "../../report.ts"
import { sentence } from "../../words.ts"
import { EventLink } from "./event-link.tsx"
import { Part } from "./part.tsx"

export const Matters = ({ one }: { readonly one: Explained }) => {
  const told = relevanceInWords(one)
  if (told === null) return null
  return (
    <Part
      id="matters"
      about={`Each choice of the schedule was made otherwise, with the rest kept, and the run was judged again: ${told.plays}.`}
    >
      {told.moves.length === 0 ? null : (
        <div class="scroll-x" role="group" aria-label="What matters, move by move" tabIndex={0}>
          <table class="plain-table">
            <caption>Moves without which it passes</caption>
            <thead>
              <tr>
                <th scope="col">Event</th>
                <th scope="col">Move</th>
                <th scope="col">It fails with</th>
              </tr>
            </thead>
            <tbody>
              {told.moves.map(({ event, text, says }, index) => (
                // Two moves may be the same in words, so their place tells them apart.
                <tr key={index}>
                  <td>{event === null ? "–" : <EventLink number={event} />}</td>
                  <th scope="row">{text}</th>
                  <td>{says === "" ? "this move as it is" : says}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ul class="whole">
        {told.whole.map((words) => (
          <li key={words}>{sentence(words)}</li>
        ))}
      </ul>
    </Part>
  )
}
