/** What the schedules were made of, and how often each promise could have failed. */
import { useState } from "preact/hooks"
import type { Report } from "../../report.ts"
import { countOf } from "../../words.ts"
import type { Judged } from "./judged.ts"
import { StatisticsView } from "./statistics-view.tsx"

interface Props {
  readonly judged: Judged
  readonly statistics: Report["statistics"]
  readonly moves: number
}

export const SchedulesPage = ({ judged, statistics, moves }: Props) => {
  const [of, setOf] = useState("")
  const shown = (of === "" ? undefined : statistics.bySubject[of]) ?? statistics.all
  return (
    <div>
      <h1>What the schedules were made of</h1>
      <p class="lead">
        {countOf(shown.schedules, "schedule")} of at most {countOf(moves, "move")}, in which a promise was
        kept or broken. A verdict says nothing beyond what is counted here.
      </p>
      <div class="tools">
        <label class="field">
          Played on
          <select value={of} onChange={(event) => setOf(event.currentTarget.value)}>
            <option value="">all systems</option>
            {judged.subjects
              .filter(({ name }) => statistics.bySubject[name] !== undefined)
              .map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
          </select>
        </label>
      </div>
      <StatisticsView statistics={shown} properties={judged.properties} moves={moves} />
    </div>
  )
}
