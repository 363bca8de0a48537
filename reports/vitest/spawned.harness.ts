/** For tests, and no part of the suite: a project of its own in a temporary directory, and vitest run in it as a team would. */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = join(import.meta.dirname, "../..")

/** The package by its own name, from its sources; `reporters` is source text that may use `polyarchyReporter`. */
const configuration = (reporters: string): string =>
  `import { polyarchyReporter } from ${JSON.stringify(join(root, "reports/vitest/reporter.ts"))}
export default {
  resolve: {
    alias: [
      { find: /^polyarchy\\/vitest$/, replacement: ${JSON.stringify(join(root, "reports/vitest/index.ts"))} },
      { find: /^polyarchy\\/(\\w+)$/, replacement: ${JSON.stringify(`${root}/$1/index.ts`)} },
    ],
  },
  // Loaded once for all files.
  test: { reporters: ${reporters}, testTimeout: 60_000, isolate: false, maxWorkers: 1 },
}
`

export interface Project {
  readonly folder: string
  readonly remove: () => void
}

/** A directory with these files, the packages of this one, and a configuration. */
export const project = (files: Readonly<Record<string, string>>, reporters: string): Project => {
  const folder = mkdtempSync(join(tmpdir(), "polyarchy-vitest-"))
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"))
  writeFileSync(join(folder, "vitest.config.mjs"), configuration(reporters))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Runs vitest there once, and gives what it said and its exit code. */
export const vitestIn = (folder: string): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve, reject) => {
    const vitest = join(root, "node_modules/vitest/vitest.mjs")
    const { PATH = "" } = process.env
    const child = spawn(process.execPath, [vitest, "run", "--configLoader", "native"], {
      cwd: folder,
      env: { PATH, NO_COLOR: "1" },
    })
    let said = ""
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part: Buffer) => void (said += part.toString("utf8")))
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, said }))
  })
