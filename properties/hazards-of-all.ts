/**
 * The hazards of many designs, explored in threads: as many designs at a time as the machine has processors.
 *
 * What is found does not depend on how many threads there are, since each design is explored by one of them.
 */
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import { type Orders, received, type Told } from "./hazard-message.ts"
import type { HazardReport } from "./hazards.ts"
import type { Property } from "./property.ts"
import type { Subject } from "./subjects/subject.ts"

export interface HazardsOfAllHooks {
  readonly progress: (sofar: {
    readonly design: string
    readonly model: string
    readonly runs: number
  }) => void
  /** Called when a design is finished. */
  readonly finished: (report: HazardReport) => void
  readonly stopped: () => boolean
}

/** A thread's program runs from the sources in a checkout, and from what was built from them in the package. */
const program = new URL(
  import.meta.url.endsWith(".ts") ? "./hazard-worker.ts" : "./hazard-worker.js",
  import.meta.url,
)

/**
 * The hazards of designs of `model/systems/`, each given as its subject, in their order. When it is stopped, those of the
 * designs that were finished.
 */
export const hazardsOfAll = async (
  subjects: ReadonlyArray<Subject>,
  properties: ReadonlyArray<Property>,
  budget: number,
  { progress, finished, stopped }: HazardsOfAllHooks,
  threads = availableParallelism(),
): Promise<ReadonlyArray<HazardReport>> => {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const waiting = [...subjects]
  const reports = new Map<Subject, HazardReport>()
  const orders: Orders = { properties: properties.map(({ id }) => id), budget, stop }

  const serve = async (worker: Worker): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    let current: Subject | undefined
    const next = (): void => {
      current = stopped() ? undefined : waiting.shift()
      if (current === undefined) resolve()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, a window has
      else worker.postMessage(current.name)
    }
    worker.on("message", (told: Told) => {
      if (stopped()) Atomics.store(stop, 0, 1)
      if (told.kind === "progress") progress(told)
      else {
        // What a stopped thread reports is not what there is.
        if (current !== undefined && Atomics.load(stop, 0) === 0) {
          const report = received(told.report, current, properties)
          reports.set(current, report)
          finished(report)
        }
        next()
      }
    })
    worker.once("error", reject)
    worker.once("exit", () =>
      reject(new Error(`the thread that explored ${current?.name ?? "nothing"} ended`)),
    )
    next()
    return promise
  }

  const workers = Array.from(
    { length: Math.min(threads, subjects.length) },
    () => new Worker(program, { workerData: orders }),
  )
  try {
    await Promise.all(workers.map(serve))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return subjects.flatMap((subject) => reports.get(subject) ?? [])
}
