/**
 * Everything twice: draws the same schedules by every strategy, plays them on every subject, here twice and in a second
 * process, and compares the bytes of schedules and histories. Exit code 1 when they differ.
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { strategies } from "./adversary/strategies.ts"
import { digestOf } from "./digest.ts"
import { loadSubjects } from "./subjects/registry.ts"

/** A multiple of the turns of a portfolio. */
const schedules = 40

/** More, so that a guided strategy has learnt something. */
const schedulesOfOne = 120

/** One line for each subject, under all strategies by turns, and for each strategy, against the first subject. */
const digests = async (): Promise<ReadonlyArray<string>> => {
  const { subjects } = await loadSubjects()
  const [first] = subjects
  return [
    ...subjects.map((subject) => `${subject.name} ${digestOf(subject, schedules)}`),
    ...strategies.flatMap((strategy) =>
      first === undefined ? [] : [`strategy ${strategy.name} ${digestOf(first, schedulesOfOne, strategy)}`],
    ),
  ]
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
      `${different.length} subjects or strategies are not deterministic: look for a clock, randomness or iteration order.`,
    )
    process.exitCode = 1
  }
}
