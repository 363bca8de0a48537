/**
 * How fast the suite is, as figures of one run on one machine: compare ratios, not seconds.
 *
 * Rates are per second of processor time, so that other work on the machine counts less. Every figure is the median of
 * several rounds; the rounds of all figures alternate, so that a slow moment hits them alike. Run with `npm run bench`, or with
 * `npm run bench -- --by-property` for what each property takes.
 */
import { bdr1 } from "../../model/systems/bdr-1.ts"
import { seedOf } from "../../properties/adversary/random.ts"
import { widest } from "../../properties/adversary/scope.ts"
import { uniformSchedule } from "../../properties/adversary/uniform.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { evidenceOf } from "../../properties/evidence.ts"
import { judge } from "../../properties/property.ts"
import { breadthFirst } from "../../properties/explorer/breadth-first.ts"
import { replicationMachine } from "../../properties/explorer/replication.ts"
import { hunt } from "../../properties/mutants/hunt.ts"
import { loadMutants } from "../../properties/mutants/mutants.ts"
import { play } from "../../properties/play.ts"
import { simulated } from "../../properties/simulation/cluster.ts"
import { implementations } from "../../properties/subjects/registry.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { type Figure, inMicroseconds, median, moves, rounds } from "./figure.ts"
import { playedBare, randomPlay, costs } from "./random-play.ts"

/** Plays schedules on a subject and judges each history by all properties. */
const judging =
  (subject: Subject, schedules: number) =>
  (round: number): number => {
    const scope = widest(subject, 3, moves)
    for (let run = 0; run < schedules; run++) {
      const evidence = evidenceOf(play(subject, uniformSchedule(scope, seedOf(round, run))))
      for (const property of catalogue) judge(property, evidence)
    }
    return schedules
  }

const exploring = (): number => {
  const scope = {
    leaders: 3,
    writes: 3,
    keys: 1,
    families: ["row"],
    features: [],
    faults: [],
    faultMoves: 0,
  } as const
  const search = breadthFirst(replicationMachine(bdr1, scope), 1_000_000, () => true)
  let sofar = search.next()
  while (sofar.done !== true) sofar = search.next()
  return sofar.value.states
}

const [lockstepped] = implementations
const mutants = await loadMutants()

/** Finds and shrinks every mutant of the model by the first property that it names. */
const hunting = (round: number): number => {
  for (const mutant of mutants) {
    if (mutant.of !== "model") continue
    const property = catalogue.find(({ id }) => id === mutant.kills[0])
    if (property === undefined || hunt(mutant.subject, property, round, 5000) === null)
      throw new Error(`${mutant.id} survived`)
  }
  return mutants.filter(({ of }) => of === "model").length
}

/** A figure that needs nothing made ready. */
const figure = (name: string, unit: Figure["unit"], work: (round: number) => number): Figure => ({
  name,
  unit,
  ready: (round) => () => work(round),
})

const figures: ReadonlyArray<Figure> = [
  ...randomPlay,
  figure("implementation alone, all properties", "schedules", judging(simulated, 120)),
  ...(lockstepped === undefined
    ? []
    : [figure("lockstep, all properties", "schedules", judging(lockstepped, 120))]),
  figure("breadth-first, BDR 1, 3 leaders, 3 writes", "states", exploring),
  figure("seeded bugs of the model, found and shrunk", "bugs", hunting),
]

/** The rates of every figure, round by round. */
const measured = (): ReadonlyMap<Figure, ReadonlyArray<number>> => {
  const rates = new Map<Figure, Array<number>>(figures.map((one) => [one, []]))
  for (let round = 0; round <= rounds; round++)
    for (const [{ ready }, values] of rates) {
      const work = ready(round)
      let amount = 0
      const time = inMicroseconds(() => {
        amount = work()
      })
      // The first round warms up.
      if (round > 0) values.push((amount / time) * 1_000_000)
    }
  return rates
}

const write = (text: string) => process.stdout.write(`${text}\n`)

const writeRates = (): void => {
  const rates = measured()
  const baseline = median(rates.get(playedBare) ?? [])
  write(
    `Median of ${rounds} rounds, ${moves} moves a schedule, 3 leaders; a rate of 1.00 is the model drawn and played.`,
  )
  for (const [{ name, unit }, values] of rates) {
    const rate = median(values)
    const asMoves = unit === "moves" ? rate : unit === "schedules" ? rate * moves : null
    const ratio = asMoves === null ? "" : `  ${(asMoves / baseline).toFixed(3)}`
    write(`${name.padEnd(52)} ${Math.round(rate).toLocaleString("en").padStart(12)} ${unit}/s${ratio}`)
  }
}

const writeCosts = (): void => {
  const all = costs()
  const total = all.reduce((sum, [, time]) => sum + time, 0)
  write(
    `Microseconds of processor time for a history of ${moves} moves and the last phase; median of ${rounds} rounds.`,
  )
  for (const [id, time] of [...all, ["all properties", total] as const])
    write(
      `${id.padEnd(58)} ${time.toFixed(2).padStart(8)}  ${((100 * time) / total).toFixed(1).padStart(5)} %`,
    )
}

const byProperty = "--by-property"
const unknown = process.argv.slice(2).find((argument) => argument !== byProperty)
if (unknown !== undefined) {
  process.stderr.write(
    `${unknown}: the benchmark has no such option.\n  It has ${byProperty}, and works without.\n`,
  )
  process.exitCode = 2
} else if (process.argv.includes(byProperty)) writeCosts()
else writeRates()
