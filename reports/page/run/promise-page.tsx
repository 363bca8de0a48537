/** One promise: its law, when it counts, where it comes from, who keeps and breaks it, and which bugs it finds. */
import type { ComponentChildren } from "preact"
import { useMemo } from "preact/hooks"
import { soleKillers } from "../../../properties/mutants/sole-killers.ts"
import type { TestsOfTests } from "../data.ts"
import type { Report, ReportedProperty } from "../../report.ts"
import { countOf, groupInWords } from "../../words.ts"
import { CellList } from "./cell-list.tsx"
import { chancesOf } from "./chances.ts"
import type { Judged } from "./judged.ts"
import { Missing } from "./missing.tsx"
import { VerdictBar } from "./verdict-bar.tsx"

interface Props {
  readonly judged: Judged
  readonly id: string
  readonly tests: TestsOfTests
  readonly statistics: Report["statistics"] | null
  readonly moves: number
}

export const PromisePage = ({ judged, id, tests, statistics, moves }: Props) => {
  const property = judged.property(id)
  if (property === undefined) return <Missing what="promise" name={id} />
  const cells = judged.cells.filter((cell) => cell.property === id)
  const [chances] = statistics === null ? [] : chancesOf(statistics.all, [property], moves)
  return (
    <div class="one-thing">
      <nav class="ways" aria-label="Promises">
        <a href="#verdicts" class="back">
          ← All verdicts
        </a>
        <a href="#promises">All promises</a>
      </nav>
      <p class="kind">{groupInWords(property.group)}</p>
      <h1>{property.title}</h1>
      <p class="id soft">{id}</p>
      <p class="law lead">{property.law}</p>
      <VerdictBar cells={cells} />
      <Law property={property}>
        {chances === undefined ? null : (
          <>
            <dt>Chances to fail</dt>
            <dd>
              {chances.perThousand.toLocaleString("en-US")} in 1,000 schedules; {chances.needed} needed to say
              that it holds
            </dd>
          </>
        )}
        <Kills id={id} tests={tests} />
      </Law>
      <CellList judged={judged} cells={cells} by="subject" />
    </div>
  )
}

interface LawProps {
  readonly property: ReportedProperty
  readonly children?: ComponentChildren
}

export const Law = ({ property, children }: LawProps) => (
  <dl class="about">
    <dt>Must hold</dt>
    <dd>
      {property.expectation === "always" ? "at every moment" : "in the end, once all is healed and delivered"}
    </dd>
    <dt>Assumes</dt>
    <dd>{property.assumes}</dd>
    <dt>Could have failed, once for each</dt>
    <dd>{property.witness}</dd>
    <dt>Source</dt>
    <dd>{property.source}</dd>
    {children}
  </dl>
)

/** The mutants that it kills, and those that nothing else kills. */
const Kills = ({ id, tests: { kills } }: Pick<Props, "id" | "tests">) => {
  const [sole] = useMemo(() => soleKillers(kills.rows, [{ id }]), [kills, id])
  const killed = new Set(
    kills.rows
      .filter(({ killers }) => killers.some(({ property }) => property === id))
      .map(({ mutant }) => mutant),
  )
  if (kills.rows.length === 0) return null
  return (
    <>
      <dt>Kills</dt>
      <dd>
        {countOf(killed.size, "mutant")} of {new Set(kills.rows.map(({ mutant }) => mutant)).size};{" "}
        {sole === undefined || sole.mutants.length === 0 ? (
          <>none alone{sole?.because === null || sole === undefined ? "" : `: ${sole.because}`}</>
        ) : (
          <>
            alone{" "}
            {sole.mutants.map((mutant, index) => (
              <>
                {index === 0 ? "" : ", "}
                <code>{mutant}</code>
              </>
            ))}
          </>
        )}
        . <a href="#tests">Tests of the tests</a>
      </dd>
    </>
  )
}
