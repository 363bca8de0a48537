// The static checks by name, and how to run one. What each does is written once, in package.json's "scripts".
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { delimiter, join } from "node:path"

/** The checks that read the code without running it, the quickest first. */
export const staticChecks = ["tidy", "format:check", "typecheck", "lint", "unused", "effect-check"]

/** Runs a script of `root`'s package.json as npm would, without npm's own start-up time. */
export const runScript = (name, root) => {
  const command = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts[name]
  const PATH = join(root, "node_modules", ".bin") + delimiter + process.env.PATH
  const env = { ...process.env, PATH, NO_COLOR: "1" }
  const started = Date.now()
  const { status, stdout, stderr } = spawnSync(command, { cwd: root, shell: true, encoding: "utf8", env })
  return {
    ok: status === 0,
    output: `${stdout}${stderr}`,
    seconds: ((Date.now() - started) / 1000).toFixed(1),
  }
}
