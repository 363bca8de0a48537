/** One schedule, as `replay` played it: its verdict, and the counterexample. */
import type { ReplayReport } from "../../terminal/replay.ts"
import { CounterexampleView } from "./counterexample.tsx"

const states: Readonly<Record<ReplayReport["verdict"], string>> = {
  "still fails": "Still fails",
  fixed: "Fixed",
  "different failure": "A different failure",
}

/** What the replay found, in a few words; a schedule that was compared with nothing only fails or breaks nothing. */
const stateOf = ({ verdict, before }: ReplayReport): string =>
  before !== null ? states[verdict] : verdict === "fixed" ? "Breaks nothing" : "Fails"

export const ReplayPage = ({ replay }: { readonly replay: ReplayReport }) => {
  const { explained, broken, before, verdict, subject, made } = replay
  const others = broken.filter((one) => one.property !== explained?.property || one.harm !== explained.harm)
  return (
    <main id="main">
      {explained === null ? (
        <article class="story">
          <h1>{stateOf(replay)}</h1>
          <p>The schedule breaks nothing that {subject} claims.</p>
        </article>
      ) : (
        <CounterexampleView one={explained} state={stateOf(replay)} made={made} />
      )}
      {verdict === "still fails" || before === null ? null : (
        <p class="saved-as">
          It was saved as: <b>{before}</b>
        </p>
      )}
      {others.length === 0 ? null : (
        <section class="also" aria-labelledby="also">
          <h2 id="also">The same schedule also breaks</h2>
          <ul>
            {others.map(({ property, harm }) => (
              <li key={`${property} ${harm}`}>
                {harm} <code>{property}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}
