// `npm run formats`: writes many counterexamples and reports in every format, those with harmful text among them, and reads
// each with the code of those who read it: Quint, Mermaid, Graphviz, GitHub's own, and schemas. Prints a line for each format.
//
// These bring 144 packages, so they are installed here, when they are first asked for.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { corpus } from "../../reports/exports/corpus.harness.ts"
import { exporters, reportExporters } from "../../reports/exports/index.ts"

const here = fileURLToPath(new URL(".", import.meta.url))

if (!existsSync(`${here}node_modules/.package-lock.json`)) {
  console.log("Installing the readers of the formats (npm ci in .ci/formats), once.")
  const npm = "npm ci --ignore-scripts --no-audit --no-fund --loglevel=error"
  if (spawnSync(npm, { cwd: here, shell: true, stdio: "inherit" }).status !== 0) {
    console.error("The install failed.")
    process.exit(1)
  }
}

const { checks } = await import("./checks.mjs")
const { counterexamples, reports } = corpus()

/** The first documents of a format that were refused are shown, and how many characters of them. */
const [mostShown, mostCharacters] = [2, 1500]

const rejectionOf = async (check, text) => {
  try {
    if (!text.isWellFormed()) return "it holds half of a character"
    await check(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : JSON.stringify(error)
  }
}

const examine = async ({ name, write }, samples) => {
  const check = checks[name]
  if (check === undefined) return [`${name}: not read by other people's code here; its own tests hold it`, 0]
  let rejected = 0
  for (const sample of samples) {
    const text = write(sample)
    const why = await rejectionOf(check, text)
    if (why === null) continue
    rejected++
    if (rejected <= mostShown) console.error(`${name} rejected: ${why}\n${text.slice(0, mostCharacters)}\n`)
  }
  return [`${name}: ${samples.length} documents, ${rejected} rejected`, rejected]
}

const results = []
for (const exporter of exporters) results.push(await examine(exporter, counterexamples))
for (const exporter of reportExporters) results.push(await examine(exporter, reports))
for (const [line] of results) console.log(line)
process.exit(results.some(([, rejected]) => rejected > 0) ? 1 : 0)
