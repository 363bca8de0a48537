import { describe, expect, it } from "vitest"
import { strategies } from "./adversary/strategies.ts"
import { digestOf } from "./digest.ts"
import { loadSubjects } from "./subjects/registry.ts"
import type { Subject } from "./subjects/subject.ts"

const { subjects } = await loadSubjects()
const [reference] = subjects
if (reference === undefined) throw new Error("there is no subject")

describe("a digest", () => {
  it.each(subjects.map((subject) => [subject.name, subject] as const))(
    "of %s is the same twice",
    (_name, subject) => {
      expect(digestOf(subject, 8)).toBe(digestOf(subject, 8))
      expect(digestOf(subject, 8)).toMatch(/^[0-9a-f]{16}$/)
    },
  )

  it.each(strategies.map((strategy) => [strategy.name, strategy] as const))(
    "of what %s draws is the same twice, and of each strategy another",
    (_name, strategy) => {
      expect(digestOf(reference, 30, strategy)).toBe(digestOf(reference, 30, strategy))
      const all = strategies.map((one) => digestOf(reference, 30, one))
      expect(new Set(all).size).toBe(strategies.length)
    },
  )

  it("differs between subjects, and with the number of schedules", () => {
    expect(new Set(subjects.map((subject) => digestOf(subject, 8))).size).toBe(subjects.length)
    expect(digestOf(reference, 9)).not.toBe(digestOf(reference, 8))
  })

  it("differs where a subject does something else the second time", () => {
    let opened = 0
    const fickle: Subject = {
      ...reference,
      open: (leaders) => {
        opened++
        const run = reference.open(leaders)
        return { ...run, play: (move) => run.play(move.kind === "write" ? { ...move, after: opened } : move) }
      },
    }
    expect(digestOf(fickle, 8)).not.toBe(digestOf(fickle, 8))
  })
})
