/**
 * How well and how fast failing schedules are shrunk: the seeded bugs of the model, at three lengths of schedule.
 *
 * Sizes and plays are the same on every machine; of the processor time compare ratios. Run with
 * `npx tsx reports/bench/shrinking.ts`; schedules of one length alone: `npx tsx reports/bench/shrinking.ts 200`.
 */
import { seedOf } from "../../properties/adversary/random.ts"
import { widest } from "../../properties/adversary/scope.ts"
import { uniformSchedule } from "../../properties/adversary/uniform.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import type { Shrinking } from "../../properties/counterexample.ts"
import { evidenceOf } from "../../properties/evidence.ts"
import { loadMutants } from "../../properties/mutants/mutants.ts"
import { play } from "../../properties/play.ts"
import { counterexampleOf } from "../../properties/shrink/shrink.ts"

const seed = 5
const lengths = [60, 200, 1000]

/** Failing schedules per bug and length; fewer of the long ones. */
const wanted = (moves: number): number => (moves > 500 ? 1 : 3)

/** How many schedules are played until that many have failed. */
const most = (moves: number): number => 60_000 / moves

interface Figure {
  readonly bug: string
  /** Moves with an effect before, moves after. */
  readonly before: number
  readonly after: number
  readonly leaders: number
  readonly milliseconds: number
  /** Processor time in terms of one play of the first schedule. */
  readonly inPlays: number
  readonly shrinking: Shrinking
}

const bugs = (await loadMutants()).filter(({ of }) => of === "model")

const figuresOf = (moves: number): ReadonlyArray<Figure> =>
  bugs.flatMap(({ id, subject, kills }) => {
    const property = catalogue.find((one) => one.id === kills[0])
    if (property === undefined) throw new Error(`${id} kills ${kills[0]}, which there is not`)
    const scope = widest(subject, 3, moves)
    const figures: Array<Figure> = []
    for (let run = 0; run < most(moves) && figures.length < wanted(moves); run++) {
      const start = uniformSchedule(scope, seedOf(seed, run))
      const before = process.cpuUsage()
      const history = play(subject, start)
      const once = process.cpuUsage(before)
      if (property.check(evidenceOf(history)).violation === null) continue
      const begin = process.cpuUsage()
      const { schedule, shrinking } = counterexampleOf(subject, property, start, null)
      const { user, system } = process.cpuUsage(begin)
      figures.push({
        bug: id,
        before: history.settlesFrom,
        after: schedule.moves.length,
        leaders: schedule.leaders,
        milliseconds: (user + system) / 1000,
        inPlays: (user + system) / Math.max(1, once.user + once.system),
        shrinking,
      })
    }
    return figures
  })

const mean = (values: ReadonlyArray<number>): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const write = (text: string) => process.stdout.write(`${text}\n`)

const table = (moves: number, figures: ReadonlyArray<Figure>): void => {
  write(`Schedules of ${moves} moves: effective moves before, moves after, leaders, plays, processor time.`)
  for (const { bug, before, after, leaders, milliseconds, shrinking } of figures)
    write(
      `${bug.padEnd(52)} ${String(before).padStart(4)} ${String(after).padStart(3)} ${leaders} ${String(shrinking.plays).padStart(5)} ${milliseconds.toFixed(0).padStart(6)} ms${shrinking.minimal ? "" : "  not minimal"}`,
    )
}

const summary = (moves: number, figures: ReadonlyArray<Figure>): void => {
  const of = (value: (figure: Figure) => number): ReadonlyArray<number> => figures.map(value)
  const removed = new Map<string, number>()
  for (const { shrinking } of figures)
    for (const { by, from, to } of shrinking.passes ?? []) removed.set(by, (removed.get(by) ?? 0) + from - to)
  const all = [...removed.values()].reduce((sum, count) => sum + count, 0)
  const shares = [...removed].map(([by, count]) => `${by} ${((100 * count) / all).toFixed(1)} %`)
  write(
    [
      `${moves} moves: ${figures.length} schedules`,
      `effective ${mean(of(({ before }) => before)).toFixed(1)}`,
      `after ${mean(of(({ after }) => after)).toFixed(2)}`,
      `plays ${mean(of(({ shrinking }) => shrinking.plays)).toFixed(0)}, at most ${Math.max(...of(({ shrinking }) => shrinking.plays))}`,
      `processor ${mean(of(({ milliseconds }) => milliseconds)).toFixed(1)} ms, at most ${Math.max(...of(({ milliseconds }) => milliseconds)).toFixed(0)} ms`,
      `which is ${median(of(({ inPlays }) => inPlays)).toFixed(0)} plays of the first schedule`,
      `minimal ${figures.filter(({ shrinking }) => shrinking.minimal).length}`,
    ].join("; "),
  )
  write(`  removed by ${shares.join(", ")}`)
}

const asked = process.argv.slice(2).map(Number)
for (const moves of asked.length === 0 ? lengths : asked) {
  const figures = figuresOf(moves)
  table(moves, figures)
  summary(moves, figures)
  write("")
}
