/** What to do first, for somebody who has never seen two leaders disagree; or the example that is open, step by step. */
import type { ComponentChildren } from "preact"
import { moveInWords } from "../../../properties/words.ts"
import { sentence } from "../../words.ts"
import type { Example } from "./examples.ts"
import type { Game } from "./game.ts"
import { isBad, type Standings } from "./standing.ts"

interface HintProps {
  readonly game: Game
  readonly standings: Standings
  readonly onWrite: (leader: number) => void
  readonly onSettle: () => void
}

/** Three steps to a conflict; what is done is ticked off. */
export const Hint = ({ game, standings, onWrite, onSettle }: HintProps) => {
  const { sofar, isSettled, all } = standings
  const wrote = (leader: number): boolean =>
    sofar.history.steps.some(({ move }) => move.kind === "write" && move.at === leader)
  const isDone = wrote(0) && wrote(1) && isSettled
  const broken = all.filter(({ kind }) => isBad(kind)).length
  return (
    <section class="hint" aria-labelledby="hint">
      <h2 id="hint" tabIndex={-1}>
        A conflict in three steps
      </h2>
      <ol>
        <Step done={wrote(0)}>
          <button type="button" class="act" onClick={() => onWrite(0)}>
            Write at A
          </button>
        </Step>
        <Step done={wrote(1)}>
          <button type="button" class="act" onClick={() => onWrite(1)}>
            Write at B
          </button>{" "}
          before it has heard of it
        </Step>
        <Step done={isDone}>
          <button type="button" class="act" onClick={onSettle}>
            Let them settle
          </button>{" "}
          and see what each of them shows
        </Step>
      </ol>
      {isDone ? (
        <p class="outcome">
          {broken === 0
            ? "They settled, and no promise is broken. Choose another system above: the same moves are played on it."
            : `They settled, and ${broken === 1 ? "one promise is" : `${broken} promises are`} broken: see below. Choose another system above, and the same moves are played on it.`}
        </p>
      ) : game.at === 0 ? (
        <p class="outcome">
          Or <a href="#examples">watch one of the anomalies</a> that real products are known for.
        </p>
      ) : null}
    </section>
  )
}

const Step = ({ done, children }: { readonly done: boolean; readonly children: ComponentChildren }) => (
  <li class={done ? "done" : undefined}>
    {children}
    {done ? (
      <span class="tick">
        {" "}
        ✓<span class="vh"> done</span>
      </span>
    ) : null}
  </li>
)

interface ExampleProps {
  readonly example: Example
  readonly game: Game
  readonly standings: Standings
  readonly onAt: (at: number) => void
}

/** An example with the button that goes through it. */
export const ExampleGuide = ({ example, game, standings, onAt }: ExampleProps) => {
  const { at, schedule } = game
  const { title, source } = standings.settled.subject
  const next = schedule.moves[at]
  const named = standings.all.find(({ property }) => property.id === example.property)
  const isBroken = named !== undefined && isBad(named.kind)
  return (
    <section class="hint example" aria-labelledby="hint">
      <h2 id="hint" tabIndex={-1}>
        {example.title} <small>{title}</small>
      </h2>
      <p>{example.says}</p>
      <div class="steps">
        <button
          type="button"
          class="act main"
          aria-disabled={next === undefined ? true : undefined}
          onClick={() => (next === undefined ? undefined : onAt(at + 1))}
        >
          Next
        </button>
        <button
          type="button"
          class="act"
          aria-disabled={at === 0 ? true : undefined}
          onClick={() => (at === 0 ? undefined : onAt(at - 1))}
        >
          Back
        </button>
        <p>
          Move {at} of {schedule.moves.length}.{" "}
          {next === undefined ? "That was all." : <>Next: {moveInWords(next)}.</>}
        </p>
      </div>
      {isBroken ? (
        <p class="outcome">
          <b>
            {named.kind === "broken" ? "Broken" : "Broken if everything settled now"}: {named.property.title}.
          </b>{" "}
          {sentence(named.says)}
        </p>
      ) : null}
      <p class="source">Source: {source}</p>
    </section>
  )
}
