/** One counterexample of a report, with the ways back and on. */
import type { Explained } from "../../report.ts"
import { CounterexampleView } from "../story/counterexample.tsx"
import type { Judged } from "./judged.ts"
import { Missing } from "./missing.tsx"
import { hrefOf } from "./route.ts"

interface Props {
  readonly judged: Judged
  readonly name: string
  /** Its neighbours in the list that is shown, and its place in it; -1 where it is not in it. */
  readonly beside: {
    readonly before: Explained | null
    readonly after: Explained | null
    readonly at: number
  }
  readonly count: number
}

export const OneCounterexample = ({ judged, name, beside, count }: Props) => {
  const one = judged.counterexample(name)
  if (one === undefined) return <Missing what="counterexample" name={name} />
  const { before, after, at } = beside
  const cell = judged.cell(one.subject, one.property)
  return (
    <div>
      <nav class="ways" aria-label="Counterexamples">
        <a href="#verdicts" class="back">
          ← All verdicts
        </a>
        <a href={hrefOf("s", one.subject)}>{one.subject}</a>
        <a href={hrefOf("p", one.property)}>{one.title}</a>
        {cell?.under === undefined || cell.under === null ? null : (
          <span class="soft">mildest circumstance: {cell.under}</span>
        )}
        <span class="on">
          {before === null ? null : <a href={hrefOf("ce", before.name)}>Previous</a>}
          {at < 0 ? null : (
            <span class="soft">
              {at + 1} of {count}
            </span>
          )}
          {after === null ? null : <a href={hrefOf("ce", after.name)}>Next</a>}
        </span>
      </nav>
      <CounterexampleView one={one} cell={cell} />
    </div>
  )
}
