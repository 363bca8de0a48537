/** Where a counterexample comes from: what drew it, where it is saved, and whether it is recorded as known. */
import type { ComponentChildren } from "preact"
import type { Cell, Explained, Report } from "../../report.ts"
import { countOf, foundInWords, sentence } from "../../words.ts"
import { verdictNames } from "../../verdicts.ts"
import { Part } from "./part.tsx"

interface Props {
  readonly one: Explained
  readonly cell?: Cell | undefined
  /** What made it, where that is known. */
  readonly made?: Report["made"] | undefined
}

export const Origin = ({ one, cell, made }: Props) => {
  const draw = one.found?.draw
  return (
    <Part
      id="origin"
      about="What drew the first schedule that failed. A seed only makes a schedule: the schedule is what is saved and played, so it outlives changes of the generator."
    >
      <dl class="origin">
        <Entry name="System">{one.subject}</Entry>
        <Entry name="Promise">
          {one.title} <code>{one.property}</code>
        </Entry>
        <Entry name="Found by">
          {one.found === null ? "nothing: it was played from a file" : sentence(foundInWords(one.found))}
        </Entry>
        {draw === undefined ? null : (
          <Entry name="Drawn from">
            {draw.families.join(", ")}
            {draw.features.length === 0 ? "" : `; ${draw.features.join(", ")}`}
          </Entry>
        )}
        {made === undefined ? null : (
          <Entry name="Made by">
            Polyarchy {made.polyarchy}, Node.js {made.node}
          </Entry>
        )}
        {cell === undefined ? null : <Recorded cell={cell} />}
        {one.quiet ? null : (
          <Entry name="The last phase">It reached its bound while messages still moved.</Entry>
        )}
        {one.file === null ? null : (
          <Entry name="File">
            <code>{one.file}</code>
          </Entry>
        )}
      </dl>
    </Part>
  )
}

const Recorded = ({ cell }: { readonly cell: Cell }) => (
  <>
    <Entry name="Recorded">
      {cell.asRecorded
        ? `as known${cell.expected.because === "" ? "" : `: ${cell.expected.because}`}`
        : `no: the recorded verdict is “${verdictNames[cell.expected.verdict]}”${cell.expected.because === "" ? "" : ` (${cell.expected.because})`}`}
    </Entry>
    <Entry name="Searched">{countOf(cell.runs, "schedule")} on this system</Entry>
  </>
)

const Entry = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
