/** What `verify` found, as a page. */
import { useMemo } from "preact/hooks"
import type { TestsOfTests } from "../data.ts"
import type { Report, ReportedSubject } from "../../report.ts"
import { countOf } from "../../words.ts"
import { Command } from "./command.tsx"
import { headlineOfRun } from "./headline.ts"
import { judgedByRun } from "./judged.ts"
import { Views } from "./views.tsx"

export const RunPage = ({ report, tests }: { readonly report: Report; readonly tests: TestsOfTests }) => {
  const judged = useMemo(() => judgedByRun(report), [report])
  return (
    <Views
      judged={judged}
      headline={headlineOfRun(report)}
      statistics={report.statistics}
      moves={report.run.moves}
      tests={tests}
    >
      <RunFacts report={report} />
    </Views>
  )
}

/** How the faults of the schedules end. */
const modes: Readonly<Record<Report["run"]["mode"], string>> = {
  healing: "every fault heals in the end",
  core: "a core of leaders heals, the rest stays failed",
  safety: "nothing heals: only what must hold at every moment is judged",
}

const RunFacts = ({ report }: { readonly report: Report }) => {
  const {
    subjects,
    run: { seed, leaders, moves, strategy, faults, mode, command, absent, interrupted },
  } = report
  const total = (pick: (subject: ReportedSubject) => number): string =>
    subjects.reduce((sum, one) => sum + pick(one), 0).toLocaleString("en-US")
  return (
    <>
      {interrupted ? (
        <div class="alert" role="note">
          <p>
            <strong>Stopped before its end.</strong> What was not found yet is unknown.
          </p>
        </div>
      ) : null}
      {absent.length === 0 ? null : (
        <div class="alert" role="note">
          <p>
            <strong>Not played:</strong>
          </p>
          <ul>
            {absent.map(({ name, because }) => (
              <li key={name}>
                <strong>{name}</strong>: {because}
              </li>
            ))}
          </ul>
        </div>
      )}
      <dl class="facts">
        <Fact
          name="Schedules"
          value={total(({ runs }) => runs)}
          note={`of ${countOf(moves, "move")} at most`}
        />
        <Fact
          name="Moves"
          value={total((one) => one.moves)}
          note={`${total(({ effective }) => effective)} had an effect`}
        />
        <Fact name="Leaders" value={String(leaders)} note="in each cluster, at first" />
        <Fact name="Seed" value={String(seed)} note="draws every schedule" />
        <Fact name="Strategy" value={strategy} note="draws the moves" />
        <Fact name="Mode" value={mode} note={modes[mode]} />
        <Fact
          name="Faults"
          value={faults.length === 0 ? "none" : String(faults.length)}
          note={faults.join(", ")}
        />
      </dl>
      <Command command={command} what="This report again" />
    </>
  )
}

const Fact = ({
  name,
  value,
  note,
}: {
  readonly name: string
  readonly value: string
  readonly note: string
}) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {value}
      <small>{note}</small>
    </dd>
  </div>
)
