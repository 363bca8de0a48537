// `npm run mutation -- <slice or file...>`: Stryker changes the code in small ways, one at a time, and the tests must
// notice. Prints what they did not notice; `properties/mutants/STRYKER.md` says what was made of it. Without arguments it
// lists the slices. A file may have a range: `model/topology.ts:10-20`.
//
// Stryker brings 177 packages, twice what the project itself installs, so it is installed here, when it is first asked
// for. Its peer, vitest, it finds in the project's own node_modules, since it must be the one that the tests import.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { matchesGlob } from "node:path"
import { fileURLToPath } from "node:url"
import { slices } from "./slices.mjs"

const here = fileURLToPath(new URL(".", import.meta.url))
process.chdir(fileURLToPath(new URL("../..", import.meta.url)))

const stop = (message) => {
  console.error(message)
  process.exit(1)
}

const sliceOf = (file) =>
  Object.values(slices).find(({ mutate }) => mutate.some((glob) => matchesGlob(file, glob)))

/** What to mutate and with which tests, for a name of a slice or a file of one. */
const chosen = (argument) => {
  if (Object.hasOwn(slices, argument)) return slices[argument]
  const [file] = argument.split(":")
  const slice = existsSync(file) ? sliceOf(file) : undefined
  if (slice === undefined)
    stop(`${argument} is neither a slice nor a file of one. The slices: ${Object.keys(slices).join(", ")}`)
  return { ...slice, mutate: [argument] }
}

const args = process.argv.slice(2)
if (args.length === 0) {
  for (const [name, { mutate }] of Object.entries(slices))
    console.log(`${name.padEnd(12)} ${mutate.join(" ")}`)
  stop("Name one or more of these slices, or files of them: npm run mutation -- topology")
}
const choices = args.map(chosen)

if (!existsSync(`${here}node_modules/.package-lock.json`)) {
  console.log("Installing Stryker (npm ci in .ci/mutation), once.")
  const npm = "npm ci --ignore-scripts --no-audit --no-fund --loglevel=error"
  if (spawnSync(npm, { cwd: here, shell: true, stdio: "inherit" }).status !== 0) stop("The install failed.")
}

const { Stryker } = await import("./node_modules/@stryker-mutator/core/dist/src/index.js")

// Not as Stryker's option `testFiles`: with it, mutants of what a module computes while it loads are switched on too late,
// and all survive (stryker-js issue 6144).
process.env.POLYARCHY_MUTATION_TESTS = JSON.stringify([...new Set(choices.flatMap(({ tests }) => tests))])

const results = await new Stryker({
  mutate: [...choices.flatMap(({ mutate }) => mutate), "!**/*.test.ts"],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner", `${here}survivors.mjs`],
  vitest: { related: false, configFile: ".ci/mutation/vitest.config.mjs" },
  // Stryker reads this file with a function that TypeScript 7 does not have; it does without one that is not there.
  tsconfigFile: "none.json",
  coverageAnalysis: "perTest",
  // A mutant of what a module computes while it loads is run against all tests of the slice.
  ignoreStatic: !choices.some(({ loading }) => loading),
  concurrency: 1,
  ignorePatterns: [".ci/mutation/node_modules", "dist", "polyarchy-report"],
  reporters: ["progress-append-only", "survivors"],
  warnings: { slow: false },
})
  .runMutationTest()
  .catch(({ message }) => stop(message))

const count = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length
const [noticed, unnoticed] = [count("Killed", "Timeout"), count("Survived", "NoCoverage")]
const score = noticed + unnoticed === 0 ? "none" : `${((100 * noticed) / (noticed + unnoticed)).toFixed(1)} %`
console.log(
  `${results.length} mutants: ${count("Killed")} killed, ${count("Timeout")} timed out, ${count("Survived")} survived, ` +
    `${count("NoCoverage")} in no test, ${count("Ignored")} left out (of what a module computes while it loads), ` +
    `${count("RuntimeError", "CompileError")} did not load; score ${score}`,
)
