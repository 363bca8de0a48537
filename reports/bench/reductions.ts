/**
 * What each reduction of the explorer saves on the replication model, at the same verdicts.
 *
 * Every state is judged, or every finished run up to the order of moves that commute, or that up to renaming leaders that are
 * alike. Where two of them give another verdict on a property, the benchmark fails. Run with `npm run bench:reductions`.
 */
import { bdr1 } from "../../model/systems/bdr-1.ts"
import { reference } from "../../model/systems/reference.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { explore, wholeScope } from "../../properties/explorer/explore.ts"
import { oneRow } from "../../properties/explorer/scope.ts"
import { exploreTraces } from "../../properties/explorer/traces.ts"
import { designSubjects } from "../../properties/subjects/designs.ts"
import type { Judged } from "../../properties/verdict.ts"

const silent = { progress: () => undefined, stopped: () => false }
// A finished run repeats nothing, which the last phase does.
const properties = catalogue.filter(({ id }) => id !== "convergence/redelivery-changes-nothing")

interface Outcome {
  readonly amount: number
  readonly judged: ReadonlyArray<Judged>
}

const verdictsOf = ({ judged }: Outcome): string => judged.map(({ verdict }) => verdict.kind).join()

const write = (text: string) => process.stdout.write(`${text}\n`)

write(
  "The replication model: what is judged, and the processor time it takes with every property, in seconds.",
)
for (const design of [reference, bdr1])
  for (const [leaders, writes] of [
    [2, 3],
    [3, 2],
    [3, 3],
  ] as const) {
    const subject = designSubjects.find(({ name }) => name === design.name)
    if (subject === undefined) throw new Error(`there is no subject ${design.name}`)
    const scope = {
      leaders,
      writes,
      keys: 1,
      families: ["row"],
      features: [],
      faults: [],
      faultMoves: 0,
    } as const
    const runs = async (upToNames: boolean): Promise<Outcome> => {
      const { runs, judged } = await exploreTraces(
        design,
        subject,
        {
          scope: { leaders, writes, offered: oneRow, timing: "alike" },
          upToNames,
          runs: Number.POSITIVE_INFINITY,
          properties,
        },
        silent,
      )
      return { amount: runs, judged }
    }
    const ways: ReadonlyArray<readonly [string, () => Promise<Outcome>]> = [
      [
        "states",
        async () => {
          const { states, judged } = await explore(
            design,
            subject,
            { ...wholeScope, scope, properties },
            silent,
          )
          return { amount: states, judged }
        },
      ],
      ["runs up to commuting moves", () => runs(false)],
      ["and up to names", () => runs(true)],
    ]
    write(`${design.name}, ${leaders} leaders, ${writes} writes`)
    let first: Outcome | undefined
    for (const [name, work] of ways) {
      const begin = process.cpuUsage()
      const outcome = await work()
      const { user, system } = process.cpuUsage(begin)
      first ??= outcome
      if (verdictsOf(outcome) !== verdictsOf(first))
        throw new Error(`${design.name}: ${name} gives another verdict`)
      write(
        `  ${name.padEnd(28)}${outcome.amount.toLocaleString("en").padStart(9)}${((user + system) / 1e6).toFixed(2).padStart(9)}`,
      )
    }
  }
