// `npm run check`: every static check, also after one has failed, and the output of those that did.
import { runScript, staticChecks } from "./scripts.mjs"

const failed = []
for (const name of staticChecks) {
  const { ok, output, seconds } = await runScript(name, process.cwd())
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)`)
  if (ok) continue
  failed.push(name)
  console.log(`\n${output}\n\nRun it alone: npm run ${name}\n`)
}

if (failed.length > 0) {
  console.log(`${failed.length} of ${staticChecks.length} checks failed: ${failed.join(", ")}`)
  process.exit(1)
}
