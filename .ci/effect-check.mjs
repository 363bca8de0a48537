// Runs the diagnostics of Effect's language service and makes sure that it looked at the files: without its entry in
// tsconfig.json it says "Checked 0 files" and calls that a success.
import { spawnSync } from "node:child_process"

const { status, stdout, stderr } = spawnSync(
  "effect-tsgo",
  ["diagnostics", "--project", "tsconfig.json", "--strict", "--format", "text"],
  { encoding: "utf8", shell: process.platform === "win32" },
)
process.stdout.write(stdout ?? "")
process.stderr.write(stderr ?? "")

const [, checked, all] = /Checked (\d+) files out of (\d+) files/.exec(stdout ?? "") ?? []
if (checked === undefined || Number(checked) === 0 || checked !== all) {
  console.log(`effect-check looked at ${checked ?? "no"} of ${all ?? "?"} files, so it proves nothing.`)
  console.log(
    'Mend: tsconfig.json needs its "plugins" entry "@effect/language-service", and `npm ci` must have run.',
  )
  process.exit(1)
}
process.exit(status ?? 1)
