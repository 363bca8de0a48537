/** What the signs in the table and in the diagram mean, as far as this run has them. */
import type { JSX } from "preact"
import type { Run } from "./run.ts"
import { isForwarded } from "./flights.ts"

const Stroke = ({ kind }: { readonly kind: string }) => (
  <svg width="34" height="12" aria-hidden="true">
    <line class={`m ${kind}`} x1={1} x2={33} y1={6} y2={6} />
    {kind === "again" && <line class="inner" x1={1} x2={33} y1={6} y2={6} />}
    {kind === "lost" && <path class="cross" d="M24 2l8 8m0 -8l-8 8" />}
    {kind === "stopped" && <path class="bar" d="M28 1v10" />}
  </svg>
)

export const Legend = ({ run, selected }: { readonly run: Run; readonly selected: boolean }) => {
  const { events, expected = null } = run.one
  const has = (fate: string): boolean => events.some(({ message }) => message?.fate === fate)
  const items: ReadonlyArray<readonly [shown: boolean, sign: JSX.Element, says: string]> = [
    [selected, <span class="bar-sign past" />, "causal past of the selected event"],
    [selected, <span class="bar-sign future" />, "its causal future; the rest is quieter"],
    [has("lost"), <Stroke kind="lost" />, "lost"],
    [has("again"), <Stroke kind="again" />, "×2: it had arrived before"],
    [has("overtook"), <Stroke kind="overtook" />, "overtakes an earlier one"],
    [has("stopped"), <Stroke kind="stopped" />, "cannot be applied: the stream stops"],
    [events.some(isForwarded), <b class="mono">fwd</b>, "passed on by a leader that did not make it"],
    [events.some(({ kind }) => kind === "crashed"), <span class="down-sign" />, "down"],
    [
      expected !== null,
      <b class="expected-sign">{run.by}</b>,
      expected?.refined === true
        ? `what ${expected.by}, which it is specified by, shows there`
        : `what the reference rules show there`,
    ],
  ]
  const shown = items.filter(([applies]) => applies)
  return (
    <div class="legend-of-run">
      <p>
        Time runs down. A ribbon is the value that a leader shows; an arrow runs from where a message set out
        to where it arrived.
      </p>
      {shown.length > 0 && (
        <ul>
          {shown.map(([, sign, says]) => (
            <li key={says}>
              {sign} {says}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
