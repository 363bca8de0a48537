/**
 * Everything twice: plays the same schedules on every subject, here and in a second process, and compares the bytes of the
 * histories. Exit code 1 when they differ.
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { digestOf } from "./digest.ts"
import { loadSubjects } from "./subjects/registry.ts"

const schedules = 40

/** One line for each subject: its name and the digest of what it did. */
const digests = async (): Promise<ReadonlyArray<string>> => {
  const { subjects } = await loadSubjects()
  return subjects.map((subject) => `${subject.name} ${digestOf(subject, schedules)}`)
}

const inAnotherProcess = (): ReadonlyArray<string> => {
  const program = [...process.execArgv, fileURLToPath(import.meta.url), "--digests"]
  const child = spawnSync(process.execPath, program, { encoding: "utf8" })
  if (child.status !== 0)
    throw new Error(`the second process failed: ${child.error?.message ?? child.stderr}`)
  return child.stdout.trim().split("\n")
}

if (process.argv.includes("--digests")) {
  for (const line of await digests()) console.log(line)
} else {
  const [first, second, third] = [await digests(), await digests(), inAnotherProcess()]
  const different = first.filter((line, index) => line !== second[index] || line !== third[index])
  for (const line of first)
    console.log(`${line} ${different.includes(line) ? "DIFFERS" : "same in two runs and two processes"}`)
  if (different.length > 0) {
    console.error(
      `${different.length} subjects are not deterministic: look for a clock, randomness or iteration order.`,
    )
    process.exitCode = 1
  }
}
