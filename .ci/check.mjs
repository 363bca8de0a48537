// `npm run check`: every static check, also after one has failed, and the output of those that did.
import { runScript, staticChecks } from "./scripts.mjs"

const root = process.cwd()
const failed = staticChecks.filter((name) => {
  const { ok, output, seconds } = runScript(name, root)
  console.log(`${ok ? "ok    " : "FAILED"} ${name}, ${seconds} s`)
  if (!ok) console.log(`\n${output.trim()}\n\nRun it alone: npm run ${name}\n`)
  return !ok
})

if (failed.length > 0) {
  console.log(`${failed.length} of ${staticChecks.length} checks failed: ${failed.join(", ")}`)
  process.exit(1)
}
