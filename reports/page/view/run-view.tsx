/** One run with one selection: its events as a table, its space-time diagram, and what there is to know about the selected event. */
import { useEffect, useMemo, useRef } from "preact/hooks"
import { useTelling } from "../app/live.tsx"
import { relationsTo } from "./causality.ts"
import { Controls } from "./controls.tsx"
import { Diagram } from "./diagram.tsx"
import { Events } from "./events.tsx"
import { Inspector } from "./inspector.tsx"
import { useKeys } from "./keys.ts"
import { feetOf } from "./lanes.tsx"
import { layoutOf } from "./layout.ts"
import { Legend } from "./legend.tsx"
import { usePrinting } from "../app/printing.ts"
import { useRows, useWidth } from "./measuring.ts"
import { Pane } from "./pane.tsx"
import { evenRows, planOf } from "./plan.ts"
import { type Run, runOf } from "./run.ts"
import type { Selection } from "./selection.ts"
import { selectionInWords } from "./sentences.ts"
import type { Shown } from "./shown.ts"
import { mostWhole } from "./windowing.ts"
import "./view.css"

interface Props {
  readonly one: Shown
  readonly selection: Selection
  /** What it is a run of, for those who listen. */
  readonly title: string
  /** `true` leaves the inspector out. */
  readonly compact?: boolean
}

/** The height of a row where all are of one height. */
const rowHeight = 44

export const RunView = ({ one, selection: chosen, title, compact = false }: Props) => {
  const run = useMemo(() => runOf(one), [one])
  const place = useRef<HTMLElement>(null)
  const count = one.events.length
  const event = chosen.event !== null && chosen.event <= count ? chosen.event : null
  const selection = useMemo(() => ({ event, select: chosen.select }), [event, chosen.select])
  const relations = useMemo(() => (event === null ? null : relationsTo(run.causes, event)), [run, event])
  useKeys(place, run, selection)
  useTold(run, event)
  const width = useWidth(place)
  const whole = usePrinting() || count <= mostWhole
  const { paired, beside, diagram } = layoutOf(width, one.size, run.widest, compact)
  const measured = useRows(place, count, rowHeight, paired && whole, run)
  const rows = useMemo(
    () => (paired && measured !== null ? measured.rows : evenRows(count, rowHeight)),
    [paired, measured, count],
  )
  const plan = useMemo(() => planOf(one.size, diagram, rows, feetOf(run)), [run, diagram, rows])
  const pane = { count, rowHeight, whole, selected: event }
  const shared = { run, selection, relations, title }
  return (
    <section
      ref={place}
      class={["run", ...(compact ? ["compact"] : []), ...(beside ? ["beside"] : [])].join(" ")}
      aria-label={title}
    >
      <div class="main">
        <Controls run={run} selection={selection} />
        {paired ? (
          <Pane {...pane} kind="pair" label={`${title}: events and diagram`} above={measured?.above ?? 0}>
            {(span) => (
              <>
                <Events {...shared} span={span} rowHeight={rowHeight} />
                {/* It is drawn when it is known where the rows of the table are, and has its room from the start. */}
                <div
                  class="drawing"
                  style={{
                    width: `${plan.width}px`,
                    marginTop: `${Math.max(0, (measured?.above ?? 0) - 34)}px`,
                  }}
                >
                  {measured !== null && <Diagram {...shared} span={span} plan={plan} />}
                </div>
              </>
            )}
          </Pane>
        ) : (
          <>
            <Pane {...pane} kind="table" label={`${title}: events`} above={measured?.above ?? 0}>
              {(span) => <Events {...shared} span={span} rowHeight={rowHeight} />}
            </Pane>
            <Pane {...pane} kind="drawing" label={`${title}: diagram`} above={34}>
              {(span) => <Diagram {...shared} span={span} plan={plan} />}
            </Pane>
          </>
        )}
        <Legend run={run} selected={event !== null} />
      </div>
      {!compact && <Inspector run={run} selection={selection} />}
    </section>
  )
}

/** Says what was selected to those who listen; not what a page opens with. */
const useTold = (run: Run, event: number | null): void => {
  const tell = useTelling()
  const before = useRef(event)
  useEffect(() => {
    if (before.current === event) return
    before.current = event
    tell(selectionInWords(run, event))
  }, [event])
}
