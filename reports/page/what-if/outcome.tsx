/** What the edited run says: the verdict of the promise that the page is about, and what became of the others. */
import { countOf, sentence } from "../../words.ts"
import type { Played } from "../engine/playing.ts"
import { othersBroken, type Saying, type Turned, turnedBetween, verdictsInWords } from "./verdicts.ts"

interface Props {
  readonly saying: Saying
  /** `true` while the run that is shown is not yet that of the schedule. */
  readonly playing: boolean
  /** What the run is that was not edited; `null` for one that was. */
  readonly title: string | null
}

const signs: Readonly<Record<Saying["state"], string>> = { bad: "✗", good: "✓", warn: "–" }

export const Outcome = ({ saying, playing, title }: Props) => (
  <p class={`trial-outcome ${saying.state}`} aria-busy={playing}>
    <span class="sign" aria-hidden="true">
      {signs[saying.state]}
    </span>
    <span>
      <b>{playing ? "Playing …" : title === null ? `${saying.verdict}.` : `${title}: ${saying.first}.`}</b>
      {playing ? null : <span class="says"> {saying.says}</span>}
    </span>
  </p>
)

interface TurnedProps {
  readonly before: Played
  readonly after: Played
  readonly about: string
}

/** The other promises: which turned, and which are broken besides. */
export const OtherPromises = ({ before, after, about }: TurnedProps) => {
  const turned = turnedBetween(before, after, about)
  const [telling, others] = [turned.filter(isTelling), turned.filter((one) => !isTelling(one))]
  const broken = othersBroken(after, about)
  const news = new Set(turned.map(({ id }) => id))
  const still = broken.filter(({ property }) => !news.has(property.id))
  return (
    <section class="trial-others" aria-label="Other promises">
      <h3>Other promises</h3>
      <p class="soft">
        {broken.length === 0
          ? "None is broken."
          : `${countOf(broken.length, "other promise")} ${broken.length === 1 ? "is" : "are"} broken.`}
        {turned.length === 0 ? " No verdict has turned." : ""}
      </p>
      <ul>
        {telling.map((one) => (
          <TurnedPromise key={one.id} {...one} />
        ))}
        {still.map(({ property, says }) => (
          <li key={property.id} class="broken">
            <b>{property.title}</b>: broken, as before
            <span class="says">{sentence(says)}</span>
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <details>
          <summary>{countOf(others.length, "other verdict")} turned, none from or to broken</summary>
          <ul>
            {others.map((one) => (
              <TurnedPromise key={one.id} {...one} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const isTelling = ({ was, now }: Turned): boolean => was === "broken" || now === "broken"

const TurnedPromise = ({ title, was, now, says }: Turned) => (
  <li class={now}>
    <b>{title}</b>: {verdictsInWords[was]} → <b>{verdictsInWords[now]}</b>
    {now === "kept" || now === "vacuous" ? null : <span class="says">{sentence(says)}</span>}
  </li>
)
