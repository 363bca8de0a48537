/** One system: what it is, what it was put through, and what it keeps, breaks and does not claim. */
import type { Report } from "../../report.ts"
import { countOf } from "../../words.ts"
import { CellList } from "./cell-list.tsx"
import { countsInWords } from "./headline.ts"
import type { Judged } from "./judged.ts"
import { Missing } from "./missing.tsx"
import { StatisticsView } from "./statistics-view.tsx"
import { VerdictBar } from "./verdict-bar.tsx"
import { kindNames } from "./verdicts.tsx"

interface Props {
  readonly judged: Judged
  readonly name: string
  readonly statistics: Report["statistics"] | null
  readonly moves: number
}

export const SystemPage = ({ judged, name, statistics, moves }: Props) => {
  const subject = judged.subject(name)
  if (subject === undefined) return <Missing what="system" name={name} />
  const cells = judged.cells.filter((cell) => cell.subject === name)
  const own = statistics?.bySubject[name]
  return (
    <div class="one-thing">
      <nav class="ways" aria-label="Systems">
        <a href="#verdicts" class="back">
          ← All verdicts
        </a>
        <a href="#systems">All systems</a>
      </nav>
      <p class="kind">{kindNames[subject.kind] ?? subject.kind}</p>
      <h1>{subject.title}</h1>
      <p class="id soft">{name}</p>
      <p class="lead">{`${countsInWords(cells)}.`}</p>
      <VerdictBar cells={cells} />
      <dl class="about">
        <dt>Rules from</dt>
        <dd>{subject.source}</dd>
        <dt>Objects</dt>
        <dd>{subject.families.join(", ")}</dd>
        <dt>Put through</dt>
        <dd>{subject.faults.length === 0 ? "no fault" : subject.faults.join(", ")}</dd>
        <dt>Played</dt>
        <dd>
          {judged.kind === "run"
            ? `${countOf(subject.runs, "schedule")}, ${countOf(subject.effective, "effective move")} of ${subject.moves.toLocaleString("en-US")}`
            : `${countOf(subject.runs, "run")} judged`}
        </dd>
      </dl>
      <CellList judged={judged} cells={cells} by="property" />
      {own === undefined ? null : (
        <>
          <h2>Its schedules</h2>
          <StatisticsView statistics={own} properties={judged.properties} moves={moves} />
        </>
      )}
    </div>
  )
}
