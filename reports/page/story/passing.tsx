/** The nearest run that keeps the promise, beside the one that breaks it. */
import { useMemo, useState } from "preact/hooks"
import { leaderName } from "../../../model/vocabulary/leader.ts"
import { decodeSchedule } from "../../../properties/schedule/codec.ts"
import type { Explained, Passing } from "../../report.ts"
import { countOf } from "../../words.ts"
import { playHere, standInFor } from "../engine/playing.ts"
import { type LookOf, looksOf } from "../view/looks.ts"
import { RunView } from "../view/run-view.tsx"
import { useSelection } from "../view/selection.ts"
import type { Shown } from "../view/shown.ts"
import { alignedInWords, type AlignedRow, alignedRows, arranged } from "./aligning.ts"
import { EventLink } from "./event-link.tsx"
import { Part } from "./part.tsx"
import { Shows, States } from "./states.tsx"

interface Props {
  readonly one: Explained
  readonly passing: Passing
}

const kinds: Readonly<Record<Passing["kind"], string>> = {
  number: "Another number",
  order: "Another order",
  delivery: "One delivery more",
  removal: "One move less",
}

/** The passing run, played in this page, where its subject is a design that the page has. */
const usePlayed = ({ one, passing }: Props): Shown | null =>
  useMemo(() => {
    const { rules, because } = standInFor(one)
    return because === null ? playHere(rules, decodeSchedule(passing.schedule), one.property).told : null
  }, [one, passing])

export const PassingRun = (props: Props) => {
  const { one, passing } = props
  const played = usePlayed(props)
  return (
    <Part
      id="passing"
      wide
      about={`The smallest change to the schedule, of those that were tried in ${countOf(passing.plays, "play")}, after which as much is acknowledged and the promise holds.`}
    >
      <p class="passing-edit">
        <span class="passing-kind">{kinds[passing.kind]}:</span> <b>{passing.edit}</b>
      </p>
      {passing.breaks.length === 0 ? null : (
        <p>
          It keeps this promise, and breaks {passing.breaks.length === 1 ? "another" : "others"}:{" "}
          <code>{passing.breaks.join(", ")}</code>.
        </p>
      )}
      {played === null ? <EndOnly {...props} /> : <Beside one={one} played={played} />}
    </Part>
  )
}

/** How many rows are shown at first. */
const most = 120

/** Both runs, row by row. */
const Beside = ({ one, played }: { readonly one: Explained; readonly played: Shown }) => {
  const other = useMemo(() => arranged(played, one.objects), [one, played])
  const rows = useMemo(() => alignedRows(one.events, other.events), [one, other])
  // One look for both runs: a value has the same swatch on either side.
  const look = useMemo(() => looksOf({ ...one, events: [...one.events, ...other.events] }), [one, other])
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, most)
  return (
    <>
      <div
        class="scroll-x"
        role="group"
        aria-label="The failing and the passing run side by side"
        tabIndex={0}
      >
        <table class="plain-table two-runs">
          <caption>{alignedInWords(rows)} Played in this page.</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="vh">How the runs differ</span>
              </th>
              <th scope="col" colSpan={2}>
                This run
              </th>
              <th scope="col">shows</th>
              <th scope="col" colSpan={2}>
                The passing run
              </th>
              <th scope="col">shows</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row
                key={`${row.one?.number ?? ""} ${row.other?.number ?? ""}`}
                row={row}
                one={one}
                look={look}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <th scope="row" colSpan={2}>
                at the end
              </th>
              <td>
                <States leaders={one.end} objects={one.objects} look={look} />
              </td>
              <th scope="row" colSpan={2} class="second">
                at the end
              </th>
              <td>
                <States leaders={other.end} objects={one.objects} look={look} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {rows.length > most && !all ? (
        <p class="part-controls">
          <button type="button" class="button" onClick={() => setAll(true)}>
            All {rows.length} rows
          </button>
        </p>
      ) : null}
      <Drawn played={played} />
    </>
  )
}

const signs: Readonly<Record<AlignedRow["kind"], readonly [sign: string, words: string]>> = {
  same: ["", "the same"],
  shows: ["≠", "another outcome"],
  one: ["−", "in this run alone"],
  other: ["+", "in the passing run alone"],
}

interface RowProps {
  readonly row: AlignedRow
  readonly one: Explained
  readonly look: LookOf
}

const Row = ({ row, one, look }: RowProps) => {
  const [sign, words] = signs[row.kind]
  return (
    <tr class={`row-${row.kind}`}>
      <td class="row-sign">
        <span aria-hidden="true">{sign}</span>
        <span class="vh">{words}</span>
      </td>
      {row.one === null ? (
        <td colSpan={3} />
      ) : (
        <>
          <td>
            <EventLink number={row.one.number} />
          </td>
          <td class="happened">{row.one.text}</td>
          <td>
            <States leaders={row.one.leaders} objects={one.objects} look={look} />
          </td>
        </>
      )}
      {row.other === null ? (
        <td colSpan={3} class="second" />
      ) : (
        <>
          <td class="second">{row.other.number}</td>
          <td class="happened">{row.other.text}</td>
          <td>
            <States leaders={row.other.leaders} objects={one.objects} look={look} />
          </td>
        </>
      )}
    </tr>
  )
}

/** The passing run as a table and a diagram, when it is asked for. */
const Drawn = ({ played }: { readonly played: Shown }) => {
  const selection = useSelection()
  const [open, setOpen] = useState(false)
  return (
    <details class="drawn" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The passing run as a diagram</summary>
      {open ? (
        <RunView one={played} selection={selection} title="The run that passes, event by event" compact />
      ) : null}
    </details>
  )
}

/** The end of the passing run, where the page cannot play it. */
const EndOnly = ({ one, passing }: Props) => {
  const look = looksOf(one)
  return (
    <>
      <p class="side-note">{one.subject} cannot be played in a page, so only the end of that run is shown.</p>
      <div class="scroll-x" role="group" aria-label="The end of both runs" tabIndex={0}>
        <table class="plain-table">
          <caption>What every leader shows at the end</caption>
          <thead>
            <tr>
              <th scope="col">Leader</th>
              <th scope="col">This run</th>
              <th scope="col">The passing run</th>
            </tr>
          </thead>
          <tbody>
            {one.end.map((moment, leader) => (
              <tr key={leaderName(leader)}>
                <th scope="row">{leaderName(leader)}</th>
                <td>
                  <Shows holds={moment.holds} objects={one.objects} look={look} />
                </td>
                <td>
                  <Shows holds={passing.end[leader]?.holds ?? []} objects={one.objects} look={look} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
