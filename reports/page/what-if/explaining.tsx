/** The three moments of the edited run, played out when somebody asks for them. */
import { useEffect, useState } from "preact/hooks"
import { explain, type Explanation } from "../../../properties/explanation/explanation.ts"
import { continuationInWords, momentsInWords } from "../../explanation.ts"
import type { Played } from "../engine/playing.ts"
import type { Selection } from "../view/selection.ts"
import { mostUnasked } from "./use-trial.ts"

interface Props {
  readonly played: Played
  readonly property: string
  readonly explanation: Explanation | null
  readonly setExplanation: (explanation: Explanation) => void
  readonly selection: Selection
}

export const Explaining = ({ played, property, explanation, setExplanation, selection }: Props) => {
  const [asked, setAsked] = useState<Played | null>(null)
  const judged = played.verdicts.find((one) => one.property.id === property)
  const isAsked = asked === played
  useEffect(() => {
    if (!isAsked || judged === undefined || judged.violation === null) return undefined
    const { subject, history, schedule } = played
    const { violation } = judged
    // A moment later, so that it is seen that something goes on.
    const timer = setTimeout(
      () => setExplanation(explain({ subject, property: judged.property, history, schedule, violation })),
      30,
    )
    return () => clearTimeout(timer)
  }, [isAsked, played, judged])
  if (judged === undefined || judged.violation === null || played.schedule.moves.length > mostUnasked)
    return null
  if (explanation === null)
    return (
      <p>
        <button type="button" class="button" aria-disabled={isAsked} onClick={() => setAsked(played)}>
          {isAsked ? "Playing a thousand runs …" : "When was it doomed? Play it out"}
        </button>
      </p>
    )
  return (
    <section class="trial-moments-here" aria-label="The three moments of this run">
      <h3>When it was doomed, went wrong, and is seen</h3>
      <ul>
        {momentsInWords({ events: played.told.events, explanation }).map(
          ({ kind, sign, name, event, where, says }) => (
            <li key={kind} class={kind}>
              <span aria-hidden="true">{sign}</span> <b>{name}</b>{" "}
              {event === null ? (
                where
              ) : (
                <button type="button" class="trial-event" onClick={() => selection.select(event)}>
                  {where}
                </button>
              )}
              {says === "" ? null : <span class="says">{says}</span>}
            </li>
          ),
        )}
      </ul>
      <p class="soft">{continuationInWords}</p>
    </section>
  )
}
