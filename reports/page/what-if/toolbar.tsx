/** What the whole of a trial is made by: its rules, how many leaders there are, and what can be done with its edits. */
import type { Rules } from "../engine/playing.ts"
import { type Original, RulesChoice } from "./rules-choice.tsx"
import type { Trial } from "./trial.ts"

interface Command {
  readonly says: string
  readonly possible: boolean
  readonly act: () => void
}

interface Props {
  readonly trial: Trial
  /** The design that plays at first, and what it is to the run that the page shows. */
  readonly original: Original
  readonly onRules: (rules: Rules, says: string) => void
  readonly onLeaders: (leaders: number) => void
  readonly commands: ReadonlyArray<Command>
}

/** The sizes that are offered: as many leaders as people follow, and as many as there are. */
const sizesFor = (leaders: number): ReadonlyArray<number> =>
  Array.from({ length: Math.max(5, leaders) - 1 }, (_, index) => index + 2)

export const Toolbar = ({ trial, original, onRules, onLeaders, commands }: Props) => (
  <div class="trial-choices">
    <RulesChoice rules={trial.rules} original={original} onRules={onRules} />
    <label class="field">
      <span>Leaders</span>
      <select
        value={trial.schedule.leaders}
        onChange={(event) => onLeaders(Number(event.currentTarget.value))}
      >
        {sizesFor(trial.schedule.leaders).map((size) => (
          <option key={size} value={size}>
            {size}
          </option>
        ))}
      </select>
    </label>
    <div class="controls" role="group" aria-label="Edits">
      {commands.map(({ says, possible, act }) => (
        // It stays reachable when there is nothing to do, so that the focus is not lost on it.
        <button
          key={says}
          type="button"
          class="button"
          aria-disabled={!possible}
          onClick={possible ? act : undefined}
        >
          {says}
        </button>
      ))}
    </div>
  </div>
)
