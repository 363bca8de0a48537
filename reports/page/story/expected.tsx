/** Expected against actual: where what the leaders show is not what the specification shows. */
import { useMemo, useState } from "preact/hooks"
import { leaderName } from "../../../model/vocabulary/leader.ts"
import { objectInWords } from "../../../properties/words.ts"
import type { Expectation, Explained } from "../../report.ts"
import { countOf } from "../../words.ts"
import { type LookOf, looksOf } from "../view/looks.ts"
import { Difference } from "./difference.tsx"
import {
  allSteps,
  type Comparison,
  comparedAtEnd,
  differingSteps,
  expectationInWords,
} from "./differences.ts"
import { EventLink } from "./event-link.tsx"
import { Part } from "./part.tsx"
import { Showing } from "./states.tsx"

/** How many rows are shown at first, and how many more at a time. */
const page = 60

interface Props {
  readonly one: Explained
  readonly expected: Expectation
}

interface Looked extends Props {
  readonly look: LookOf
}

export const Expected = ({ one, expected }: Props) => {
  const look = useMemo(() => looksOf(one), [one])
  const [what, standing] = expectationInWords(one, expected)
  return (
    <Part id="expected" about={what}>
      <p class={expected.harm === "" ? "spec-verdict spec-kept" : "spec-verdict spec-broken"}>
        <span aria-hidden="true">{expected.harm === "" ? "✓" : "✗"}</span> {standing}
      </p>
      <Steps one={one} expected={expected} look={look} />
      <End one={one} expected={expected} look={look} />
    </Part>
  )
}

/** What differs step by step; all that was compared, when it is asked for. */
const Steps = ({ one, expected, look }: Looked) => {
  const [all, setAll] = useState(false)
  const [most, setMost] = useState(page)
  const differing = differingSteps(one, expected).flat()
  const rows = all ? allSteps(one, expected).flat() : differing
  const shown = rows.slice(0, most)
  return (
    <>
      <div class="scroll-x" role="group" aria-label="Expected against actual, step by step" tabIndex={0}>
        <table class="plain-table compared">
          <caption>
            {all
              ? `All that was compared after each move: ${countOf(rows.length, "place")}`
              : differing.length === 0
                ? "After each move the two show the same"
                : "After each move, where the two begin to differ or differ otherwise"}
          </caption>
          {rows.length === 0 ? null : <Heads first="After" one={one} expected={expected} />}
          <tbody>
            {shown.map((row, index) => (
              <tr key={`${row.event} ${row.leader} ${row.object}`} class={row.differs ? "differs" : "agrees"}>
                <td>
                  {row.event === null || shown[index - 1]?.event === row.event ? null : (
                    <EventLink number={row.event} />
                  )}
                </td>
                <Cells one={one} row={row} look={look} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="part-controls">
        {rows.length > most ? (
          <button type="button" class="button" onClick={() => setMost(most + 4 * page)}>
            {rows.length - most} more rows
          </button>
        ) : null}
        <button type="button" class="button" aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? "Differences alone" : "Show all"}
        </button>
      </p>
    </>
  )
}

/** What every leader shows at the end, and would show at the end of the specification's own run. */
const End = ({ one, expected, look }: Looked) => (
  <div class="scroll-x" role="group" aria-label="Expected against actual, at the end" tabIndex={0}>
    <table class="plain-table compared">
      <caption>At the end, when each has played the whole schedule by itself</caption>
      <Heads one={one} expected={expected} />
      <tbody>
        {comparedAtEnd(one, expected).map((row) => (
          <tr key={`${row.leader} ${row.object}`} class={row.differs ? "differs" : "agrees"}>
            <Cells one={one} row={row} look={look} />
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Heads = ({ first, one, expected }: Props & { readonly first?: string }) => (
  <thead>
    <tr>
      {first === undefined ? null : <th scope="col">{first}</th>}
      <th scope="col">Leader</th>
      {one.objects.length > 1 ? <th scope="col">Object</th> : null}
      <th scope="col">{one.subject} shows</th>
      <th scope="col">{expected.by} shows</th>
    </tr>
  </thead>
)

interface CellProps {
  readonly one: Explained
  readonly row: Comparison
  readonly look: LookOf
}

const Cells = ({ one, row, look }: CellProps) => {
  const tracked = one.objects[row.object]
  return (
    <>
      <th scope="row">{leaderName(row.leader)}</th>
      {one.objects.length > 1 ? <td>{tracked === undefined ? "" : objectInWords(tracked)}</td> : null}
      {row.differs ? (
        <Difference look={look} object={row.object} actual={row.actual} expected={row.expected} />
      ) : (
        <>
          <td>
            <Showing look={look} object={row.object} held={row.actual} />
          </td>
          <td>
            <Showing look={look} object={row.object} held={row.expected} />
          </td>
        </>
      )}
    </>
  )
}
