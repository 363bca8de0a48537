/** The statistics of some schedules, as tables with bars. */
import type { Counts, Spread, Statistics } from "../../../properties/statistics.ts"
import type { ReportedProperty } from "../../report.ts"
import { Bars, type Bar } from "./bars.tsx"
import { type Chances, chancesOf, perThousand } from "./chances.ts"
import { hrefOf } from "./route.ts"

interface Props {
  readonly statistics: Statistics
  readonly properties: ReadonlyArray<ReportedProperty>
  readonly moves: number
}

const number = (value: number): string => value.toLocaleString("en-US")

const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${Math.round((100 * part) / whole)} %`

const most = (counts: ReadonlyArray<number>): number => Math.max(1, ...counts)

const counted = (counts: Counts): ReadonlyArray<Bar> =>
  Object.entries(counts).map(([name, count]) => ({
    key: name,
    name,
    share: count / most(Object.values(counts)),
    figures: [number(count)],
  }))

export const StatisticsView = ({ statistics, properties, moves }: Props) => {
  const { schedules, asked, effective, faultsIn, faults, perSchedule } = statistics
  const each: ReadonlyArray<readonly [string, Spread]> = [
    ["faults that changed something", perSchedule.faults],
    ["acknowledged writes", perSchedule.writes],
    ["conflicts", perSchedule.conflicts],
    ["concurrent pairs of writes to one object", perSchedule.concurrent],
    ["copies of writes under way at once, most", perSchedule.inFlight],
    ...(perSchedule.stranded.sum === 0
      ? []
      : [["writes stranded outside the core", perSchedule.stranded] as const]),
  ]
  return (
    <div class="statistics">
      <Bars
        caption="Moves: asked for, and those that changed something"
        heads={["move", "asked", "effective", "share"]}
        bars={Object.entries(asked).map(([kind, count]) => ({
          key: kind,
          name: kind,
          share: count / most(Object.values(asked)),
          filled: (effective[kind] ?? 0) / Math.max(1, count),
          figures: [number(count), number(effective[kind] ?? 0), percent(effective[kind] ?? 0, count)],
        }))}
      />
      <Bars
        caption="Faults: the schedules in which each could come, and how often it changed something"
        heads={["fault", "schedules with it", "share", "made"]}
        bars={Object.entries(faultsIn).map(([fault, count]) => ({
          key: fault,
          name: fault,
          share: count / Math.max(1, schedules),
          figures: [number(count), percent(count, schedules), number(faults[fault] ?? 0)],
        }))}
      />
      <Bars
        caption="Schedules by the strategy that drew them"
        heads={["strategy", "schedules"]}
        bars={counted(statistics.strategies)}
      />
      <Bars
        caption="Acknowledged writes by the kind of their object"
        heads={["object", "writes"]}
        bars={counted(statistics.families)}
      />
      <Bars
        caption="What became of messages and of refused writes"
        heads={["outcome", "count"]}
        bars={counted(statistics.fates)}
      />
      <Bars
        caption="Conflicts by the name that the system gives them"
        heads={["conflict", "count"]}
        bars={counted(statistics.conflicts)}
      />
      <Bars
        caption="In one schedule: the bar goes to the most, and is full up to the median"
        heads={["what", "least", "median", "most", "per 1,000 schedules"]}
        bars={each.map(([name, spread]) => ({
          key: name,
          name,
          share: spread.most / most(each.map(([, one]) => one.most)),
          filled: spread.median / Math.max(1, spread.most),
          figures: [
            number(spread.least),
            number(spread.median),
            number(spread.most),
            number(perThousand(spread)),
          ],
        }))}
      />
      <ChancesView chances={chancesOf(statistics, properties, moves)} />
    </div>
  )
}

/** Chances are few or very many: the bars grow with their logarithm. */
const logarithm = (count: number, of: number): number =>
  count <= 0 ? 0 : Math.log10(count + 1) / Math.log10(of + 1)

const ChancesView = ({ chances }: { readonly chances: ReadonlyArray<Chances> }) => {
  const longest = most(chances.flatMap((one) => [one.perThousand, one.needed]))
  return (
    <Bars
      caption="How often each promise could have failed, in 1,000 schedules. The mark is what it takes to say that it holds. The bars grow with the logarithm."
      heads={["promise", "per 1,000", "needed", "least", "median", "most"]}
      most={40}
      bars={chances.map(({ property, spread, perThousand: count, needed }) => ({
        key: property.id,
        name: <a href={hrefOf("p", property.id)}>{property.title}</a>,
        share: logarithm(count, longest),
        mark: logarithm(needed, longest),
        short: count < needed,
        figures: [
          count < needed ? `${number(count)}, too few` : number(count),
          number(needed),
          number(spread.least),
          number(spread.median),
          number(spread.most),
        ],
      }))}
    />
  )
}
