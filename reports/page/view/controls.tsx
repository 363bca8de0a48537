/** Stepping through a run: back, on, to the next moment, or to any step. */
import { useId } from "preact/hooks"
import { movedBy } from "./moving.ts"
import type { Run } from "./run.ts"
import type { Selection } from "./selection.ts"
import { selectionInWords } from "./sentences.ts"

interface Props {
  readonly run: Run
  readonly selection: Selection
}

export const Controls = ({ run, selection }: Props) => {
  const id = useId()
  const { event, select } = selection
  const count = run.one.events.length
  const go = (key: string): void => {
    const next = movedBy(key, event, count, run.marks)
    if (next !== undefined) select(next)
  }
  if (count === 0) return null
  return (
    <div class="controls" role="group" aria-label="Step through the events">
      <button type="button" disabled={event === 1} onClick={() => go("k")}>
        <Chevron turn={180} /> <span class="vh">Previous event</span>
      </button>
      <label class="vh" for={id}>
        Step
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={count}
        value={event ?? 0}
        aria-valuetext={event === null ? "no event selected" : selectionInWords(run, event)}
        onInput={({ currentTarget: { value } }) => select(Number(value) === 0 ? null : Number(value))}
      />
      <button type="button" disabled={event === count} onClick={() => go("j")}>
        <Chevron turn={0} /> <span class="vh">Next event</span>
      </button>
      <span class="step" aria-hidden="true">
        {event === null ? "no step" : `step ${event}`}{" "}
        <span class="soft">of {count.toLocaleString("en-US")}</span>
      </span>
      {run.marks.length > 0 && (
        <button type="button" class="words" onClick={() => go("n")}>
          Next moment
        </button>
      )}
    </div>
  )
}

const Chevron = ({ turn }: { readonly turn: number }) => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <path
      d="M4 1.5L8.5 6L4 10.5"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      transform={`rotate(${turn} 6 6)`}
    />
  </svg>
)
