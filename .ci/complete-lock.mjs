// `npm run lock`, after a dependency has changed: brings package-lock.json up to date without installing anything.
// A registry mirror may lack the binaries for platforms that nobody near it uses. npm then leaves them out of the lock
// file, and `npm ci` refuses that file on every platform. So each one is entered here as its parent names it, with the
// platform that its own name states; npm fetches it only on that platform.
import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"

const update =
  "npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --loglevel=error"
const { status } = spawnSync(update, { shell: true, stdio: "inherit" })
if (status !== 0) process.exit(1)

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"))
const nameOf = (path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)
const names = new Set(Object.keys(lock.packages).map(nameOf))

for (const { dev, engines, optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (names.has(name)) continue
    const [, os, cpu, abi] = /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-(\w+))?$/.exec(
      name,
    )
    const libc = os !== "linux" || cpu === "arm" ? undefined : { gnu: ["glibc"], musl: ["musl"] }[abi]
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      dev,
      libc,
      optional: true,
      os: [os],
      engines,
    }
    console.log(`added ${name}@${version}`)
  }
}

// npm's own order, so that its next run changes nothing.
const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, "en"))
writeFileSync(
  "package-lock.json",
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
)
