/** `npm run processes:mutants`: each seeded bug, and the run that finds it; `-- 40` allows each so many runs, `-- 40 NAME` does one. */
import { Effect } from "effect"
import { kill } from "./killing.ts"
import { processMutants } from "./mutants.ts"

const seed = 24_301
const [runs = "25", only] = process.argv.slice(2)

const quiet = { progress: () => undefined, failed: () => undefined, stopped: () => false }

let survived = 0
for (const mutant of processMutants) {
  if (only !== undefined && only !== mutant.id) continue
  const { runs: made, found } = await Effect.runPromise(kill(mutant, seed, Number(runs), quiet))
  if (found === null) survived++
  const verdict = found === null ? `survived ${made} runs` : `killed in run ${made}`
  process.stdout.write(`${mutant.id}: ${verdict}\n`)
  for (const line of found ?? []) process.stdout.write(`    ${line}\n`)
}
process.exitCode = survived === 0 ? 0 : 1
