import { describe, expect, it } from "vitest"
import type { Move } from "../model/replication/move.ts"
import { A, B, put } from "../model/testing/moves.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { evidenceOf } from "./evidence.ts"
import { brokenBy, stanceOf } from "./judging.ts"
import { play } from "./play.ts"
import type { Schedule } from "./schedule/schedule.ts"
import { designSubjects } from "./subjects/designs.ts"

const called = (id: string) => {
  const property = catalogue.find((one) => one.id === id)
  if (property === undefined) throw new Error(`there is no ${id}`)
  return property
}

const agrees = called("convergence/quiet-cluster-agrees")
const survives = called("durability/acknowledged-write-survives-crash")
const counts = called("conflict-resolution/concurrent-increments-all-count")
const columns = called("database-features/columns-merge-apart")

const runOf = (name: string, moves: ReadonlyArray<Move>, core?: Schedule["core"]) => {
  const subject = designSubjects.find((one) => one.name === name)
  if (subject === undefined) throw new Error(`there is no ${name}`)
  const schedule = { leaders: 2, moves, ...(core === undefined ? {} : { core }) }
  return { subject, schedule, evidence: evidenceOf(play(subject, schedule)), asked: null }
}

const crossing = [put(A, "x", "v1"), put(B, "x", "v2")]

describe("where a run stands to a property", () => {
  it("is broken with its violation, or kept with how often it could have been broken", () => {
    expect(stanceOf(runOf("tungsten", crossing), agrees)).toMatchObject({
      kind: "broken",
      violation: { leaders: [A, B] },
    })
    expect(stanceOf(runOf("reference", crossing), agrees)).toMatchObject({ kind: "kept", witnesses: 1 })
  })

  it("is vacuous where nothing happened that could have broken it", () => {
    expect(stanceOf(runOf("reference", crossing), survives)).toEqual({ kind: "vacuous" })
    expect(stanceOf(runOf("reference", crossing), counts)).toEqual({ kind: "vacuous" })
  })

  it("is not claimed where the subject does not promise it, unless it is asked for", () => {
    const run = runOf("reference", crossing)
    expect(stanceOf(run, columns).kind).toBe("not-claimed")
    expect(stanceOf({ ...run, asked: columns }, columns).kind).toBe("vacuous")
  })

  it("is not judged where the end of the schedule does not let it be", () => {
    expect(stanceOf(runOf("tungsten", crossing, []), agrees)).toEqual({
      kind: "not-judged",
      because: "it speaks of a cluster that has healed, and nothing heals",
    })
  })
})

describe("what a run breaks", () => {
  it("is every claimed property that it breaks, in the order of the catalogue", () => {
    const run = runOf("tungsten", crossing)
    const broken = brokenBy(run).map(({ property }) => property)
    expect(broken).toContain(agrees)
    expect(broken).toEqual(catalogue.filter((one) => stanceOf(run, one).kind === "broken"))
    expect(brokenBy(runOf("reference", crossing))).toEqual([])
  })
})
