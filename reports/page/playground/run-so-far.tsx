/** The run so far, as a table and as a diagram; on request with what would follow if everything settled now. */
import { useMemo } from "preact/hooks"
import { toldOf } from "../../explained.ts"
import type { Selection } from "../view/selection.ts"
import type { Shown } from "../view/shown.ts"
import { RunView } from "../view/run-view.tsx"
import type { Standing, Standings } from "./standing.ts"

interface Props {
  readonly standings: Standings
  /** The broken promise that the run is told for; `null` when it is told for none. */
  readonly about: Standing | null
  readonly withSettling: boolean
  readonly onWithSettling: (shown: boolean) => void
  readonly selection: Selection
}

export const RunSoFar = ({ standings, about, withSettling, onWithSettling, selection }: Props) => {
  const one = useMemo(() => shownOf(standings, about, withSettling), [standings, about, withSettling])
  return (
    <section class="sofar" aria-labelledby="run">
      <h2 id="run" tabIndex={-1}>
        The run so far
      </h2>
      <label class="settling">
        <input
          type="checkbox"
          checked={withSettling}
          onChange={({ currentTarget }) => onWithSettling(currentTarget.checked)}
        />{" "}
        with what would follow if everything settled now
      </label>
      {one.events.length === 0 ? (
        <p>Nothing has happened yet.</p>
      ) : (
        <RunView one={one} selection={selection} title="What happened so far" compact />
      )}
    </section>
  )
}

/** The run told for a promise, where what is shown of it breaks it. */
const shownOf = (
  { sofar, settled, isSettled }: Standings,
  about: Standing | null,
  withSettling: boolean,
): Shown => {
  const { history } = withSettling ? settled : sofar
  const isShown = about !== null && (about.seenIn === "so far" || withSettling || isSettled)
  const violation = isShown ? about.violation : null
  return {
    name: settled.subject.name,
    // What only the end shows is at the end of the run so far, too, when nothing is left to settle.
    ...toldOf(
      history,
      violation === null ? null : { ...violation, step: Math.min(violation.step, history.steps.length) },
    ),
  }
}
