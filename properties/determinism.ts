/**
 * Everything twice: plays the same schedules on every subject, here and in a second process, and compares the bytes of the
 * histories. Exit code 1 when they differ.
 */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { fileURLToPath } from "node:url"
import { seedOf } from "./adversary/random.ts"
import { widest } from "./adversary/scope.ts"
import { uniformSchedule } from "./adversary/uniform.ts"
import { encodeSchedule } from "./schedule/codec.ts"
import { play } from "./play.ts"
import { loadSubjects } from "./subjects/registry.ts"

const schedules = 40

/** One line for each subject: its name and the digest of its schedules and histories. */
const digests = async (): Promise<ReadonlyArray<string>> => {
  const { subjects } = await loadSubjects()
  return subjects.map((subject) => {
    const hash = createHash("sha256")
    const scope = widest(subject, 3, 60)
    for (let run = 0; run < schedules; run++) {
      const schedule = uniformSchedule(scope, seedOf(7, run))
      hash.update(JSON.stringify([encodeSchedule(schedule), play(subject, schedule)]))
    }
    return `${subject.name} ${hash.digest("hex").slice(0, 16)}`
  })
}

const inAnotherProcess = (): ReadonlyArray<string> => {
  const child = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), "--digests"], { encoding: "utf8" })
  return child.stdout.trim().split("\n")
}

if (process.argv.includes("--digests")) {
  for (const line of await digests()) console.log(line)
} else {
  const [first, second, third] = [await digests(), await digests(), inAnotherProcess()]
  const different = first.filter((line, index) => line !== second[index] || line !== third[index])
  for (const line of first) console.log(`${line} ${different.includes(line) ? "DIFFERS" : "same in two runs and two processes"}`)
  if (different.length > 0) {
    console.error(`${different.length} subjects are not deterministic: look for a clock, randomness or iteration order.`)
    process.exitCode = 1
  }
}
