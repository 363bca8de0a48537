import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { increment, put } from "../testing/histories.ts"
import type { Asked } from "./client-record.ts"
import { judgeRecording } from "./judging.ts"
import { program } from "./launch.ts"
import type { ClusterPlan, SessionPlan } from "./plan.ts"
import { decodeRecording, encodeRecording } from "./recording.ts"
import { run } from "./run.ts"

const writes = (asked: Asked, leader: number, count: number) =>
  Array.from({ length: count }, () => ({ thinks: 10, leader, asked }))

const session = (name: string, carries: boolean, requests: SessionPlan["requests"]): SessionPlan => ({
  name,
  carries,
  requests,
})

/**
 * The link from A to B is cut while clients write, and A is killed when they have been at it for long: also on a busy machine
 * some writes were acknowledged by then.
 */
const plan: ClusterPlan = {
  seed: 1,
  leaders: 2,
  topology: "all-to-all",
  offsets: [0, 500],
  retain: null,
  rounds: [
    {
      sessions: [
        session("one", true, [
          ...writes({ kind: "write", write: put("rows/x", "v1") }, 0, 5),
          ...writes({ kind: "read", family: "row", key: "rows/x" }, 1, 3),
        ]),
        session("two", false, [
          ...writes({ kind: "write", write: put("rows/x", "v2") }, 1, 5),
          ...writes({ kind: "write", write: increment("counters/n") }, 0, 5),
          ...writes({ kind: "read", family: "counter", key: "counters/n" }, 1, 3),
        ]),
      ],
      strikes: [
        { fault: "cut", from: 0, to: 1, at: 20, lasts: 200 },
        { fault: "kill", leader: 0, at: 2500, lasts: 10 },
      ],
    },
  ],
}

const played = async (first?: string) => {
  const folder = await mkdtemp(join(tmpdir(), "polyarchy-run-"))
  try {
    const options = first === undefined ? {} : { program: program("./mutant-main"), first: [first] }
    return await Effect.runPromise(run({ plan, folder: join(folder, "cluster"), ...options }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Node processes are started, and on a busy machine that alone takes seconds. */
const patience = 120_000

describe("leaders as processes", () => {
  it(
    "lose nothing that they acknowledged when one is killed and a link is cut, and the model explains all they did",
    async () => {
      const { problems, recording, rounds, judged } = await played()
      expect(problems).toStrictEqual([])
      expect(rounds).toBe(1)
      const written = recording.records.filter(({ answer }) => answer.kind === "written")
      expect(written.length).toBeGreaterThan(0)
      const kinds = judged.validation.history.steps.flatMap(({ happened }) =>
        happened.map(({ kind }) => kind),
      )
      expect(kinds).toContain("crashed")
      expect(kinds).toContain("restarted")
      expect(judged.validation.history.quiet).toBe(true)
      const again = judgeRecording(decodeRecording(JSON.parse(encodeRecording(recording))))
      expect(again.validation).toStrictEqual(judged.validation)
    },
    patience,
  )

  it(
    "that acknowledge what is not durable are found, with the write that they forgot",
    async () => {
      const { problems } = await played("acknowledges-before-durable")
      expect(problems[0]?.join("\n")).toMatch(/it forgot A\d+, which was durable: its client was told so/)
    },
    patience,
  )
})
