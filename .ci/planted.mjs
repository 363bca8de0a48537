// `npm run planted`: proves that each static check can fail. It copies the repository, plants one violation at a time,
// runs only the check that should catch it, and asks that the check fails, names the planted file and says why.
// Then the copy without a plant must pass. Two copies are worked on side by side.
import { execFileSync } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { plants } from "./plants.mjs"
import { runScript, staticChecks } from "./scripts.mjs"

const root = process.cwd()
const temp = mkdtempSync(join(tmpdir(), "polyarchy-planted-"))
process.on("exit", () => rmSync(temp, { recursive: true, force: true }))
process.on("SIGINT", () => process.exit(130))
process.on("SIGTERM", () => process.exit(143))

/** The path of a file in the copy, in a folder that exists. */
const within = (copy, file) => {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  return join(copy, file)
}

const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
const files = listed
  .toString()
  .split("\0")
  .filter((file) => file !== "" && existsSync(file))

const makeCopy = (name) => {
  const copy = join(temp, name)
  for (const file of files) copyFileSync(file, within(copy, file))
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"))
  // The checks read .gitignore, and tidy the list of files, through git.
  execFileSync("git", ["init", "--quiet"], { cwd: copy })
  return copy
}

let surprises = 0
const report = (good, line, output) => {
  console.log(`${good ? "ok    " : "FAILED"} ${line}`)
  if (good) return
  surprises++
  console.log(`\n${output.slice(0, 4000)}\n`)
}

const tryPlant = async (copy, plant) => {
  for (const [file, text] of Object.entries(plant.files)) writeFileSync(within(copy, file), text)
  const { ok, output, seconds } = await runScript(plant.check, copy)
  for (const file of Object.keys(plant.files)) {
    if (existsSync(file)) copyFileSync(file, within(copy, file))
    else rmSync(within(copy, file))
  }
  const caught = !ok && output.includes(plant.names) && output.includes(plant.says)
  report(caught, `${plant.check} catches: ${plant.what} (${seconds} s)`, ok ? "The check passed." : output)
}

const tryCheck = async (copy, check) => {
  const { ok, output, seconds } = await runScript(check, copy)
  report(ok, `${check} passes without a plant (${seconds} s)`, output)
}

const tasks = [
  ...plants.map((plant) => (copy) => tryPlant(copy, plant)),
  ...staticChecks.map((check) => (copy) => tryCheck(copy, check)),
].values()
const workOn = async (copy) => {
  for (const task of tasks) await task(copy)
}
await Promise.all(["a", "b"].map((name) => workOn(makeCopy(name))))

console.log(`${plants.length} violations planted, ${surprises} surprises`)
process.exit(surprises === 0 ? 0 : 1)
