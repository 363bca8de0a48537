// The static checks by name, and how to run one. What each does is written once, in package.json's "scripts".
import { exec } from "node:child_process"
import { readFileSync } from "node:fs"
import { delimiter, join } from "node:path"
import { stripVTControlCharacters } from "node:util"

/** The checks that read the code without running it, the quickest first. */
export const staticChecks = ["tidy", "format:check", "typecheck", "lint", "unused", "effect-check"]

/** Runs a script of `root`'s package.json as npm would, without npm's own start-up time. */
export const runScript = (name, root) => {
  const command = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts[name]
  const PATH = join(root, "node_modules", ".bin") + delimiter + process.env.PATH
  const options = { cwd: root, env: { ...process.env, PATH, NO_COLOR: "1" }, maxBuffer: 2 ** 26 }
  const started = Date.now()
  return new Promise((resolve) => {
    exec(command, options, (error, stdout, stderr) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1)
      // Some tools colour what they print where CI is set, whatever NO_COLOR says.
      const output = stripVTControlCharacters(`${stdout}${stderr}`).trim()
      resolve({ ok: error === null, output, seconds })
    })
  })
}
