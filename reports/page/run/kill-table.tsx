/** The kill matrix: mutants down, promises across, in each cell how many schedules it takes. */
import { useCallback, useMemo, useState } from "preact/hooks"
import { chaseSize } from "../../../properties/mutants/chase.ts"
import { fatesInWords, isRefinement, patience } from "../../../properties/mutants/kill-row.ts"
import type { TestsOfTests } from "../data.ts"
import { countOf, groupInWords } from "../../words.ts"
import { Grid, type Head, type Square } from "./grid.tsx"
import type { Judged } from "./judged.ts"
import { type KillFilter, killedBy, killedOf, killersIn, killInWords } from "./kills.ts"
import { hrefOf } from "./route.ts"
import { useToldLater } from "./told-later.ts"

interface Props {
  readonly kills: TestsOfTests["kills"]
  readonly judged: Judged
}

const sentenceOf = (id: string): string => id.slice(id.indexOf("/") + 1).replaceAll("-", " ")

export const KillTable = ({ kills, judged }: Props) => {
  const ids = useMemo(
    () =>
      killersIn(
        kills.rows,
        judged.properties.map(({ id }) => id),
      ),
    [kills, judged],
  )
  const { rows, sole } = useMemo(() => killedOf(kills.rows, ids), [kills, ids])
  const [filter, setFilter] = useState<KillFilter>({ text: "", by: "", alone: false })
  const [point, setPoint] = useState<readonly [mutant: string, property: string] | null>(null)
  const shown = useMemo(() => killedBy(rows, filter), [rows, filter])
  const says = `${shown.length} of ${countOf(rows.length, "mutant")} shown`
  useToldLater(says)
  const byName = useMemo(() => new Map(rows.map((row) => [row.mutant, row])), [rows])
  const columns = useMemo(
    (): ReadonlyArray<Head> =>
      ids.map((id) => ({
        key: id,
        text: judged.property(id)?.title ?? sentenceOf(id),
        title: judged.property(id)?.law ?? id,
        href: judged.property(id) === undefined ? null : hrefOf("p", id),
        group: groupInWords(id.split("/")[0] ?? ""),
      })),
    [ids, judged],
  )
  const heads = useMemo(
    () =>
      rows.map(({ mutant, fate }): Head => ({
        key: mutant,
        text: mutant,
        title: fatesInWords[fate],
        href: null,
        group: "",
      })),
    [rows],
  )
  const square = useCallback(
    (mutant: string, property: string): Square | null => {
      const kill = byName.get(mutant)?.kills.get(property)
      return kill === undefined
        ? null
        : {
            sign: String(kill.median),
            words: killInWords(kill, property),
            look: `kill${kill.sole ? " sole" : ""}${kill.seeds < kill.of ? " some" : ""}`,
            href: null,
          }
    },
    [byName],
  )
  const grid = useMemo(
    () => (
      <Grid
        label="Mutants and the promises that kill them"
        corner="Mutant"
        headWidth={19}
        rows={heads}
        shown={new Set(shown.map(({ mutant }) => mutant))}
        columns={columns}
        square={square}
        onPoint={(mutant, property) => setPoint([mutant, property])}
      />
    ),
    [heads, shown, columns, square],
  )
  const killed = rows.filter(({ fate }) => fate === "killed").length
  return (
    <section aria-labelledby="kills">
      <h2 id="kills">Who kills what</h2>
      <p>
        {killed} of {countOf(rows.length, "mutant")} killed: each is a system with one seeded bug, and a
        promise kills it where it breaks on a schedule that the original survives.
      </p>
      <p class="soft">
        Played: {countOf(kills.seeds, "seed")}, {countOf(chaseSize.leaders, "leader")}, schedules of{" "}
        {countOf(chaseSize.moves, "move")}. A seed ends when {patience} schedules have brought no further
        killer, or after {kills.schedules} without any. The figure is the median of the schedules until the
        promise kills, over the seeds in which it does; <b class="kill some">lighter</b> where not in all,{" "}
        <b class="kill sole">framed</b> where no other kills it. Refinement compares with the model and kills
        every mutant of the implementation, so it is not counted beside the others.
      </p>
      <div class="tools" role="search" aria-label="Mutants">
        <label class="field">
          Mutant
          <input
            type="search"
            value={filter.text}
            placeholder="any"
            onInput={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          Killed by
          <select
            value={filter.by}
            onChange={(event) => setFilter({ ...filter, by: event.currentTarget.value })}
          >
            <option value="">any promise</option>
            {ids.map((id) => (
              <option key={id} value={id}>
                {judged.property(id)?.title ?? sentenceOf(id)}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="choice">
          <legend>Show</legend>
          <label>
            <input
              type="checkbox"
              checked={filter.alone}
              onChange={() => setFilter({ ...filter, alone: !filter.alone })}
            />
            <span>only one killer</span>
          </label>
        </fieldset>
        <p class="status">{says}</p>
      </div>
      {shown.length === 0 ? <p class="nothing">No mutant is left to show.</p> : grid}
      <MutantReading row={point === null ? undefined : byName.get(point[0])} property={point?.[1] ?? ""} />
      <Sole sole={sole} judged={judged} />
    </section>
  )
}

interface MutantReadingProps {
  readonly row: ReturnType<typeof killedOf>["rows"][number] | undefined
  readonly property: string
}

const MutantReading = ({ row, property }: MutantReadingProps) => {
  const kill = row?.kills.get(property)
  if (row === undefined || kill === undefined)
    return (
      <div class="reading soft">
        Point at a figure, or move to it with the arrow keys, to read what it says.
      </div>
    )
  const { smallest, first, seeds, of } = row
  return (
    <div class="reading">
      <p>
        <b>{row.mutant.replaceAll("-", " ")}</b> <span class="soft">{sentenceOf(property)}</span>
      </p>
      <p>
        {killInWords(kill, property)} First kill by any promise
        {isRefinement(property) ? " but refinement" : ""}:{" "}
        {first === null ? "none" : `after ${countOf(first, "schedule")} (median)`}, in {seeds} of{" "}
        {countOf(of, "seed")}.
        {smallest === null
          ? ""
          : ` Its first schedule was shrunk from ${smallest.from} to ${countOf(smallest.to, "move")}.`}{" "}
        Its code answered differently in {row.differed.toLocaleString("en-US")} of{" "}
        {row.played.toLocaleString("en-US")} schedules.
      </p>
    </div>
  )
}

const Sole = ({
  sole,
  judged,
}: {
  readonly sole: ReturnType<typeof killedOf>["sole"]
  readonly judged: Judged
}) => (
  <details class="sole">
    <summary>The only killer: which mutants each promise alone kills</summary>
    <dl class="about">
      {sole.map(({ property, mutants, because }) => (
        <>
          <dt>{judged.property(property)?.title ?? sentenceOf(property)}</dt>
          <dd>
            {mutants.length > 0
              ? mutants.map((mutant, index) => (
                  <>
                    {index === 0 ? "" : ", "}
                    <code>{mutant}</code>
                  </>
                ))
              : because === null
                ? "none, and nobody knows why"
                : `none: ${because}`}
          </dd>
        </>
      ))}
    </dl>
  </details>
)
