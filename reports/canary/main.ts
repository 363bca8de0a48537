/**
 * The canary: what must fail, through the command that everybody runs. If one of these passes, a green run means nothing.
 * Exit code 1 when a run does not fail as it must.
 *
 * 1. A design with a seeded bug, of which nothing is recorded: a property must be violated, by name.
 * 2. A run in which a property could hardly have failed: its verdict must not be `holds`.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

interface Canary {
  readonly what: string
  readonly args: ReadonlyArray<string>
  /** What the run must say. */
  readonly says: string
}

const canaries: ReadonlyArray<Canary> = [
  {
    what: "a seeded bug is found",
    args: ["--subject", fileURLToPath(new URL("./seeded-bug.ts", import.meta.url)), "--schedules", "60"],
    says: "canary, convergence/quiet-cluster-agrees: violated, recorded as holds",
  },
  {
    what: "a property that could not have failed is not said to hold",
    args: ["--subject", "reference", "--property", "add-wins", "--schedules", "20", "--moves", "1"],
    says: "reference, conflict-resolution/add-wins: vacuous",
  },
]

const command = fileURLToPath(new URL("../main.ts", import.meta.url))
const out = mkdtempSync(join(tmpdir(), "polyarchy-canary-"))

for (const { what, args, says } of canaries) {
  const program = [...process.execArgv, command, "verify", ...args, "--out", out]
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: "utf8" })
  const said = stdout.replaceAll(/\s+/g, " ")
  const failed = status === 1 && said.includes(says)
  console.log(`${failed ? "ok    " : "FAILED"} ${what}`)
  if (failed) continue
  console.error(`exit code ${status}, where 1 and "${says}" must be seen:\n${stdout}${stderr}`)
  process.exitCode = 1
}
rmSync(out, { recursive: true, force: true })
