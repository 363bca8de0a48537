/** The bars of a doomed run, drawn; the same stands in a table for whoever has the page read out. */
import type { DoomBar } from "./fates.ts"

const height = 150
const [top, bottom] = [26, 40]
/** The least room for a bar and its count, by the characters of the longest; and the most that a bar takes. */
const roomFor = (bars: ReadonlyArray<DoomBar>): number =>
  Math.max(44, 12 + 7 * Math.max(0, ...bars.map(({ count }) => count.length)))
const widest = 76

const labelOf = ({ event }: DoomBar): string => (event === null ? "start" : String(event))

export const DoomChart = ({ bars }: { readonly bars: ReadonlyArray<DoomBar> }) => {
  const step = Math.max(roomFor(bars), Math.min(widest, Math.floor(640 / bars.length)))
  const width = bars.length * step + 8
  return (
    <>
      <div class="scroll-x" role="group" aria-label="Chart of the ways on that fail" tabIndex={0}>
        <svg
          class="doom-chart"
          width={width}
          height={top + height + bottom}
          viewBox={`0 0 ${width} ${top + height + bottom}`}
          role="img"
          aria-label={`${bars.length} bars; the table below has their numbers`}
        >
          <line class="chart-axis" x1={0} x2={width} y1={top + height + 0.5} y2={top + height + 0.5} />
          {bars.map((bar, index) => (
            <Bar key={labelOf(bar)} bar={bar} x={4 + index * step} step={step} />
          ))}
          <text class="bar-label bar-unit" x={9} y={top + height + 36}>
            {bars.some(({ sealed }) => sealed) ? "after event (◆ no way back)" : "after event"}
          </text>
        </svg>
      </div>
      <div class="vh">
        <table>
          <caption>Ways on that fail, after each event</caption>
          <thead>
            <tr>
              <th scope="col">After</th>
              <th scope="col">What was found</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={labelOf(bar)}>
                <th scope="row">{bar.event === null ? "the start" : `event ${bar.event}`}</th>
                <td>{bar.says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const Bar = ({ bar, x, step }: { readonly bar: DoomBar; readonly x: number; readonly step: number }) => {
  const { share, interval, sealed, count } = bar
  const middle = x + step / 2
  const at = (part: number): number => top + height * (1 - part)
  const tall = Math.max(2, height * share)
  return (
    <g class={sealed ? "doom-bar doom-sealed" : "doom-bar"}>
      <title>{bar.says}</title>
      <rect class="bar-room" x={x + 5} y={top} width={step - 10} height={height} />
      <rect class="bar-fill" x={x + 5} y={top + height - tall} width={step - 10} height={tall} />
      {interval === null ? null : (
        <path
          class="bar-interval"
          d={`M${middle - 6} ${at(interval.high)}h12M${middle - 6} ${at(interval.low)}h12M${middle} ${at(interval.high)}V${at(interval.low)}`}
        />
      )}
      <text
        class="bar-count"
        x={middle}
        y={Math.min(at(share), interval === null ? height * 2 : at(interval.high)) - 7}
      >
        {count}
      </text>
      <text class="bar-label middle" x={middle} y={top + height + 18}>
        {labelOf(bar)}
        {sealed ? " ◆" : ""}
      </text>
    </g>
  )
}
