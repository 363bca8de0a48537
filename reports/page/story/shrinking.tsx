/** How the schedule was made small: each pass, and what shows that nothing smaller is near. */
import type { Shrinking, ShrinkPass } from "../../../properties/counterexample.ts"
import type { Explained } from "../../report.ts"
import { countOf, shrinkInWords } from "../../words.ts"
import { Part } from "./part.tsx"

/** What a pass takes away, in words. */
const passWords: Readonly<Record<string, string>> = {
  slices: "long stretches of moves",
  leaders: "leaders",
  faults: "kinds of faults",
  objects: "objects",
  moves: "moves, one by one",
}

export const ShrinkHistory = ({
  one,
  shrinking,
}: {
  readonly one: Explained
  readonly shrinking: Shrinking
}) => {
  const { passes = [], certificate } = shrinking
  return (
    <Part id="shrinking" about={shrinkInWords({ ...one, shrinking: { ...shrinking, passes: [] } })}>
      {passes.length === 0 ? null : (
        <figure class="shrunk">
          <StepChart from={shrinking.from} passes={passes} to={shrinking.to} />
          <div class="scroll-x" role="group" aria-label="The passes of shrinking" tabIndex={0}>
            <table class="plain-table">
              <caption>Passes that took moves away, in order</caption>
              <thead>
                <tr>
                  <th scope="col">It took away</th>
                  <th scope="col">Moves before</th>
                  <th scope="col">after</th>
                  <th scope="col">Plays</th>
                </tr>
              </thead>
              <tbody>
                {passes.map(({ by, from, to, plays }, index) => (
                  // A pass may come twice, so its place tells it apart.
                  <tr key={index}>
                    <th scope="row">{passWords[by] ?? by}</th>
                    <td class="number-cell">{from}</td>
                    <td class="number-cell">{to}</td>
                    <td class="number-cell">{plays}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </figure>
      )}
      {certificate === undefined ? null : (
        <p>
          <b>Certificate.</b> From the result were taken, each alone, {countOf(certificate.moves, "move")}
          {certificate.leaders === 0 ? "" : `, ${countOf(certificate.leaders, "leader")}`}
          {certificate.objects < 2 ? "" : `, ${countOf(certificate.objects, "object")}`}, and what was left
          was played: all of it passes.
        </p>
      )}
    </Part>
  )
}

const [height, top, bottom, step] = [130, 24, 26, 74]

interface ChartProps {
  readonly from: number
  readonly to: number
  readonly passes: ReadonlyArray<ShrinkPass>
}

/** The length of the schedule after each pass; the table beside it has the numbers. */
const StepChart = ({ from, passes }: ChartProps) => {
  const lengths = [from, ...passes.map(({ to }) => to)]
  const width = lengths.length * step
  const y = (length: number): number => top + height * (1 - length / Math.max(1, from))
  const path = lengths
    .map(
      (length, index) =>
        `${index === 0 ? "M0" : "V"}${index === 0 ? ` ${y(length)}` : y(length)}H${(index + 1) * step}`,
    )
    .join("")
  return (
    <div class="scroll-x" role="group" aria-label="Chart of the length of the schedule" tabIndex={0}>
      <svg
        class="step-chart"
        width={width}
        height={top + height + bottom}
        viewBox={`0 0 ${width} ${top + height + bottom}`}
        role="img"
        aria-label={`The schedule has ${lengths.join(", then ")} moves; the table has the same`}
      >
        <path class="step-area" d={`${path}V${top + height}H0z`} />
        <path class="step-line" d={path} />
        {lengths.map((length, index) => (
          <g key={index}>
            <text class="bar-count" x={(index + 0.5) * step} y={y(length) - 7}>
              {length}
            </text>
            <text class="bar-label" x={(index + 0.5) * step} y={top + height + 17}>
              {index === 0 ? "found" : (passes[index - 1]?.by ?? "")}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}
