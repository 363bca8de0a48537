/**
 * Judging the paths that a search finds, in batches: by the caller itself, or in threads where there are many.
 *
 * Judging a path costs a hundred times what finding it does. What comes out does not depend on the threads, because batches
 * are put together in the order of their paths.
 */
import { Worker } from "node:worker_threads"
import type { Move } from "../../model/replication/move.ts"
import { evidenceOf } from "../evidence.ts"
import { play } from "../play.ts"
import { judge, type Property } from "../property.ts"
import type { Subject } from "../subjects/subject.ts"

export type Paths = ReadonlyArray<ReadonlyArray<Move>>

/** What a batch says of one property. */
export interface Finding {
  /** Counted up to the first violation. */
  readonly witnesses: number
  /** The first path of the batch that breaks it; `null` where none does. */
  readonly violatedBy: number | null
}

/** Judges a batch: for every property, in their order. */
export const judgePaths = (
  subject: Subject,
  properties: ReadonlyArray<Property>,
  leaders: number,
  paths: Paths,
): ReadonlyArray<Finding> => {
  const witnesses = properties.map(() => 0)
  const violatedBy: Array<number | null> = properties.map(() => null)
  for (const [number, moves] of paths.entries()) {
    const evidence = evidenceOf(play(subject, { leaders, moves }))
    for (const [index, property] of properties.entries()) {
      if (violatedBy[index] !== null) continue
      const judgement = judge(property, evidence)
      witnesses[index] = (witnesses[index] ?? 0) + judgement.witnesses
      if (judgement.violation !== null) violatedBy[index] = number
    }
  }
  return properties.map((_, index) => ({
    witnesses: witnesses[index] ?? 0,
    violatedBy: violatedBy[index] ?? null,
  }))
}

/** What a thread that judges is started with, and asked. */
export interface JudgingOrders {
  readonly subject: string
  readonly properties: ReadonlyArray<string>
  readonly leaders: number
}

export interface Judges {
  /** Judges a batch; the promise may be awaited late, and batches may overlap. */
  readonly judge: (paths: Paths) => Promise<ReadonlyArray<Finding>>
  readonly close: () => Promise<void>
}

/** Judging in the caller's own thread. */
export const judgeAlone = (
  subject: Subject,
  properties: ReadonlyArray<Property>,
  leaders: number,
): Judges => ({
  judge: (paths) => Promise.resolve(judgePaths(subject, properties, leaders, paths)),
  close: () => Promise.resolve(),
})

/** A thread's program runs from the sources in a checkout, and from what was built from them in the package. */
const program = new URL(
  import.meta.url.endsWith(".ts") ? "./judging-thread.ts" : "./judging-thread.js",
  import.meta.url,
)

/** Judging in threads, for a design of `model/systems/`, which a thread finds by its name. */
export const judgeInThreads = (
  subject: Subject,
  properties: ReadonlyArray<Property>,
  leaders: number,
  threads: number,
): Judges => {
  const orders: JudgingOrders = {
    subject: subject.name,
    properties: properties.map(({ id }) => id),
    leaders,
  }
  const asked = Array.from({ length: threads }, (): Array<PromiseWithResolvers<ReadonlyArray<Finding>>> => [])
  const workers = asked.map((waiting) => {
    const worker = new Worker(program, { workerData: orders })
    // A thread answers in the order in which it was asked.
    worker.on("message", (findings: ReadonlyArray<Finding>) => waiting.shift()?.resolve(findings))
    worker.on("error", (error) => {
      for (const { reject } of waiting.splice(0)) reject(error)
    })
    return worker
  })
  let turn = 0
  return {
    judge: (paths) => {
      const thread = turn++ % threads
      const answer = Promise.withResolvers<ReadonlyArray<Finding>>()
      asked[thread]?.push(answer)
      workers[thread]?.postMessage(paths)
      return answer.promise
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
