/** The league: how many schedules each strategy needs until a seeded bug is found, with intervals. */
import { useEffect, useState } from "preact/hooks"
import { chaseSize } from "../../../properties/mutants/chase.ts"
import {
  type Advice,
  advice,
  comparedIn,
  hard,
  type Standing,
  standings,
} from "../../../properties/mutants/standings.ts"
import type { TestsOfTests } from "../data.ts"
import { figureInWords, secondsInWords } from "../../figures.ts"
import { countOf } from "../../words.ts"

interface Figures {
  readonly standing: ReadonlyArray<Standing>
  readonly advised: ReadonlyArray<Advice>
}

/** The widest that an interval of ratios is drawn. */
const widest = 1.5

export const LeagueTable = ({ league }: { readonly league: TestsOfTests["league"] }) => {
  const { rows, schedules, seeds } = league
  const compared = comparedIn(rows)
  const [figures, setFigures] = useState<Figures | null>(null)
  // The intervals take some thousand samples: the page is there before they are.
  useEffect(() => {
    const timer = setTimeout(() =>
      setFigures({
        standing: standings(rows, compared, schedules),
        advised: advice(rows, compared, schedules, hard),
      }),
    )
    return () => clearTimeout(timer)
  }, [rows, compared, schedules])
  const mutants = new Set(rows.map(({ mutant }) => mutant)).size
  return (
    <section aria-labelledby="league">
      <h2 id="league">The league of strategies</h2>
      <p>
        {new Set(rows.map(({ strategy }) => strategy)).size} strategies against {countOf(mutants, "mutant")},
        each with {countOf(seeds, "seed")}, {countOf(chaseSize.leaders, "leader")} and schedules of{" "}
        {countOf(chaseSize.moves, "move")}, until a promise other than refinement kills, or after {schedules}{" "}
        schedules.
      </p>
      <p class="soft">
        Schedules: the median over all hunts, with its 95 % interval by order statistics; nine hunts of ten
        need no more than the 90th percentile. Times fewer: than {compared}, the geometric mean over the
        mutants with the 95 % interval of a seeded bootstrap; below 1 it needs more. CPU seconds were measured
        once on one machine. The mutants were written while the uniform strategy was at hand to try them on,
        so what it cannot find is not among them: the league flatters it.
      </p>
      <div class="bars" role="region" aria-label="Standings of the strategies" tabIndex={0}>
        <table>
          <caption>Standings. A hunt is one mutant with one seed.</caption>
          <thead>
            <tr>
              <th scope="col">strategy</th>
              <th scope="col" class="many">
                hunts that killed
              </th>
              <th scope="col" class="many">
                mutants missed in some hunts
              </th>
              <th scope="col" class="many">
                schedules
              </th>
              <th scope="col" class="many">
                90th percentile
              </th>
              <th scope="col" class="many">
                times fewer
              </th>
              <td />
              <th scope="col" class="many">
                CPU
              </th>
            </tr>
          </thead>
          <tbody>
            {(figures?.standing ?? []).map((one) => (
              <StandingRow key={one.strategy} one={one} />
            ))}
          </tbody>
        </table>
      </div>
      <AdviceTable advised={figures?.advised ?? []} compared={compared} />
    </section>
  )
}

const StandingRow = ({ one }: { readonly one: Standing }) => (
  <tr>
    <th scope="row">
      <code>{one.strategy}</code>
    </th>
    <td class="many">
      {one.killed} of {one.hunts}
    </td>
    <td class="many">{one.missed.length}</td>
    <td class="many">
      {figureInWords(one.median)}
      {one.interval === null
        ? ""
        : ` (${figureInWords(one.interval.from)} to ${figureInWords(one.interval.to)})`}
    </td>
    <td class="many">{figureInWords(one.ninetieth)}</td>
    <td class="many">
      {one.fewer === null
        ? "–"
        : `${one.fewer.mean.toFixed(2)} (${one.fewer.from.toFixed(2)} to ${one.fewer.to.toFixed(2)})`}
    </td>
    <td class="drawn">{one.fewer === null ? null : <Interval {...one.fewer} />}</td>
    <td class="many">{secondsInWords(one.cpu)}</td>
  </tr>
)

const Interval = ({
  mean,
  from,
  to,
}: {
  readonly mean: number
  readonly from: number
  readonly to: number
}) => {
  const x = (ratio: number): number => Math.min(100, (100 * ratio) / widest)
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <path class="one" d={`M${x(1)} 0V10`} />
      <path class="span" d={`M${x(from)} 5H${Math.max(x(to), x(from) + 0.5)}`} />
      <rect class="fill" x={x(mean) - 0.8} y="1" width="1.6" height="8" />
    </svg>
  )
}

const AdviceTable = ({
  advised,
  compared,
}: {
  readonly advised: ReadonlyArray<Advice>
  readonly compared: string
}) => (
  <div class="bars" role="region" aria-label="What to use when" tabIndex={0}>
    <table>
      <caption>
        What to use when: by what the mutants break. In parentheses what {compared} needs. Where the two are
        close, what stands here is chance.
      </caption>
      <thead>
        <tr>
          <th scope="col">mutants that break</th>
          <th scope="col" class="many">
            mutants
          </th>
          <th scope="col">fewest schedules</th>
          <th scope="col">least CPU</th>
        </tr>
      </thead>
      <tbody>
        {advised.map(({ kind, mutants, schedules, cpu }) => (
          <tr key={kind}>
            <th scope="row">{kind}</th>
            <td class="many">{mutants}</td>
            <td>
              <code>{schedules.strategy}</code>: {schedules.figure.toFixed(1)} (
              {schedules.compared.toFixed(1)})
            </td>
            <td>
              <code>{cpu.strategy}</code>: {secondsInWords(cpu.figure)} s ({secondsInWords(cpu.compared)})
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
