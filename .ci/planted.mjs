// `npm run planted`: proves that each static check can fail. It copies the repository, plants a violation, runs only the
// check that should catch it, and asks that the check fails, names the planted file and says why. Violations that are one new
// file each, under a linter that looks at files one by one, are planted together, each under a name of its own, and each must
// be named with its own reason. Then the copy without a plant must pass. Two copies are worked on side by side.
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

const put = (copy, files) => {
  for (const [file, text] of Object.entries(files)) writeFileSync(within(copy, file), text)
}

const restore = (copy, files) => {
  for (const file of Object.keys(files)) {
    if (existsSync(file)) copyFileSync(file, within(copy, file))
    else rmSync(within(copy, file))
  }
}

const tryPlant = async (copy, plant) => {
  put(copy, plant.files)
  const { ok, output, seconds } = await runScript(plant.check, copy)
  restore(copy, plant.files)
  const caught = !ok && output.includes(plant.names) && output.includes(plant.says)
  report(caught, `${plant.check} catches: ${plant.what} (${seconds} s)`, ok ? "The check passed." : output)
}

/** Checks that look at each file by itself, and say of each finding where it is and what it is in lines of its own. */
const fileByFile = new Set(["lint", "tidy"])

/** The plant under a name that no other has. */
const numbered = (plant, number) => {
  const rename = (text) => text.replaceAll(/(?<=\/)planted(?=[./])/g, `planted-${number}`)
  const files = Object.entries(plant.files).map(([file, text]) => [rename(file), rename(text)])
  return { ...plant, files: Object.fromEntries(files), names: rename(plant.names) }
}

const isAlone = ({ check, files }) =>
  !fileByFile.has(check) ||
  Object.keys(files).length !== 1 ||
  Object.keys(files).some((file) => existsSync(file) || !/planted[./]/.test(file))

const tryTogether = async (copy, check, together) => {
  for (const { files } of together) put(copy, files)
  const { output, seconds } = await runScript(check, copy)
  for (const { files } of together) restore(copy, files)
  const findings = output.split(/\n\s*\n|\n(?=\S)/)
  for (const { what, names, says } of together) {
    const caught = findings.some((finding) => finding.includes(names) && finding.includes(says))
    const own = findings.filter((finding) => finding.includes(names)).join("\n\n")
    report(caught, `${check} catches: ${what}`, own === "" ? "It is not mentioned." : own)
  }
  console.log(`      ${together.length} together in ${seconds} s`)
}

const tryCheck = async (copy, check) => {
  const { ok, output, seconds } = await runScript(check, copy)
  report(ok, `${check} passes without a plant (${seconds} s)`, output)
}

const tasks = [
  ...[...fileByFile].map((check) => {
    const together = plants.filter((plant) => plant.check === check && !isAlone(plant)).map(numbered)
    return (copy) => tryTogether(copy, check, together)
  }),
  ...plants.filter(isAlone).map((plant) => (copy) => tryPlant(copy, plant)),
  ...staticChecks.map((check) => (copy) => tryCheck(copy, check)),
].values()
const workOn = async (copy) => {
  for (const task of tasks) await task(copy)
}
await Promise.all(["a", "b"].map((name) => workOn(makeCopy(name))))

console.log(`${plants.length} violations planted, ${surprises} surprises`)
process.exit(surprises === 0 ? 0 : 1)
