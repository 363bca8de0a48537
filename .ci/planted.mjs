// `npm run planted`: proves that each static check can fail. It copies the repository, plants one violation at a time,
// runs only the check that should catch it, and asks that the check fails, names the planted file and says why.
// Then the copy without a plant must pass.
import { execFileSync } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { plants } from "./plants.mjs"
import { runScript, staticChecks } from "./scripts.mjs"

const root = process.cwd()
const copy = mkdtempSync(join(tmpdir(), "polyarchy-planted-"))
process.on("exit", () => rmSync(copy, { recursive: true, force: true }))
process.on("SIGINT", () => process.exit(130))
process.on("SIGTERM", () => process.exit(143))

const inCopy = (file) => {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  return join(copy, file)
}

const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
for (const file of tracked.split("\0").filter((name) => name !== "" && existsSync(name)))
  copyFileSync(file, inCopy(file))
symlinkSync(join(root, "node_modules"), join(copy, "node_modules"))
// The checks read .gitignore, and tidy the list of files, through git.
execFileSync("git", ["init", "--quiet"], { cwd: copy })

let surprises = 0
const report = (good, line, output) => {
  console.log(`${good ? "ok    " : "FAILED"} ${line}`)
  if (good) return
  surprises++
  console.log(`\n${output.trim().slice(0, 4000)}\n`)
}

for (const { what, check, files, names, says } of plants) {
  for (const [file, text] of Object.entries(files)) writeFileSync(inCopy(file), text)
  const { ok, output, seconds } = runScript(check, copy)
  for (const file of Object.keys(files)) {
    if (existsSync(file)) copyFileSync(file, inCopy(file))
    else rmSync(inCopy(file))
  }
  const caught = !ok && output.includes(names) && output.includes(says)
  report(caught, `${check} catches: ${what} (${seconds} s)`, ok ? "The check passed." : output)
}

for (const check of staticChecks) {
  const { ok, output, seconds } = runScript(check, copy)
  report(ok, `${check} passes without a plant (${seconds} s)`, output)
}

console.log(`${plants.length} violations planted, ${surprises} surprises`)
process.exit(surprises === 0 ? 0 : 1)
