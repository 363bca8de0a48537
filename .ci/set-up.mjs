// Runs before `npm start` and `npm test`, so that either is enough in a fresh clone. It installs what
// package-lock.json names when that is not what node_modules holds, and otherwise says nothing and takes no time.
// Plain JavaScript without imports from npm: the host's own Node runs it before anything is installed.
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, symlinkSync } from "node:fs"
import { delimiter } from "node:path"
import { fileURLToPath } from "node:url"

process.chdir(fileURLToPath(new URL("..", import.meta.url)))

const windows = process.platform === "win32"
const packagesIn = (lock) => JSON.parse(readFileSync(lock, "utf8")).packages

/** `true` when every package of the lock file is installed in its version; those of other platforms are optional. */
const upToDate = () => {
  // npm writes this file last, so an install that was interrupted counts as missing.
  if (!existsSync("node_modules/.package-lock.json")) return false
  const installed = packagesIn("node_modules/.package-lock.json")
  return Object.entries(packagesIn("package-lock.json")).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  )
}

/** Runs a command to its end and returns its exit status; what it prints on stderr is shown. */
const run = (command, args, env) =>
  spawnSync(command, args, { env, stdio: ["ignore", "ignore", "inherit"], shell: windows }).status

const stop = (message) => {
  console.error(message)
  process.exit(1)
}

if (!upToDate()) {
  console.error("Installing the dependencies (npm ci), once: about 15 seconds.")
  // npm itself must not run on node_modules/.bin/node, which `npm ci` deletes first.
  const host = process.env.PATH.split(delimiter).filter((folder) => !/node_modules[/\\]\.bin$/.test(folder))
  const env = { ...process.env, PATH: host.join(delimiter) }
  const status = run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], env)
  if (status !== 0)
    stop("`npm ci` failed; what it printed is above. Polyarchy needs the npm registry for its first run.")
}

// `npx polyarchy` finds the command of its own checkout here. On Windows npx finds it by a slower way.
if (!windows && !existsSync("node_modules/.bin/polyarchy")) {
  symlinkSync("../../reports/polyarchy.mjs", "node_modules/.bin/polyarchy")
}

// The node that runs what comes next is the first on PATH: npm puts node_modules/.bin there, and the devDependency
// `node` fills it. An install without scripts leaves it out.
const found = spawnSync("node", ["--version"], { encoding: "utf8", shell: windows }).stdout?.trim() ?? "none"
const [major = 0, minor = 0] = found.slice(1).split(".").map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  stop(
    `Polyarchy needs Node 22.19 or newer, but the first \`node\` on PATH is ${found}.\n` +
      "The install should have put Node 24 into node_modules/.bin. It does not when install scripts are off:\n" +
      "run `npm ci --ignore-scripts=false`, or install Node 24 yourself, and try again.",
  )
}
