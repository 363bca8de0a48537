/**
 * Searching in threads: each goes on from the states that it was the first to find, level by level, and all share one table
 * of what has been visited.
 *
 * How many states, transitions and levels there are does not depend on the threads. Which of several shortest paths leads to
 * a violation does.
 */
import { Worker } from "node:worker_threads"
import type { Called } from "../machines/called.ts"
import type { Searched, Violation } from "./search.ts"
import { type SharedMemory, sharedMemory } from "./shared-visited.ts"

/** What a thread is started with. A machine has functions, which cannot be sent, so it is called by name. */
export interface Orders {
  readonly called: Called
  readonly paths: boolean
  readonly states: number
  readonly memory: SharedMemory
  readonly thread: number
  readonly threads: number
}

/** What a thread has found. */
export interface Part {
  readonly states: number
  readonly transitions: number
  readonly depth: number
  readonly frontier: number
  readonly bytes: number
  readonly violation: Violation<unknown> | null
}

export interface ThreadOptions {
  readonly threads: number
  /** The most distinct states, beyond which no thread goes on for long: some thousands more may be found. */
  readonly states: number
  readonly paths: boolean
}

/** A thread's program runs from the sources in a checkout, and from what was built from them in the package. */
const program = new URL(import.meta.url.endsWith(".ts") ? "./thread.ts" : "./thread.js", import.meta.url)

/** Searches a machine in threads. */
export const searchInThreads = async (
  called: Called,
  { threads, states, paths }: ThreadOptions,
): Promise<Searched<unknown>> => {
  const memory = sharedMemory(states)
  const workers: Array<Worker> = []
  const partOf = (thread: number): Promise<Part> => {
    const { promise, resolve, reject } = Promise.withResolvers<Part>()
    const orders: Orders = { called, paths, states, memory, thread, threads }
    const worker = new Worker(program, { workerData: orders })
    workers.push(worker)
    worker.once("message", resolve)
    worker.once("error", reject)
    worker.once("exit", () => reject(new Error("a thread that searches ended without a result")))
    return promise
  }
  const searching = Array.from({ length: threads }, (_, thread) => partOf(thread))
  let parts: ReadonlyArray<Part>
  try {
    parts = await Promise.all(searching)
  } finally {
    // Where one fails, the others wait for it.
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0)
  const violation =
    parts.flatMap((part) => part.violation ?? []).toSorted((a, b) => a.path.length - b.path.length)[0] ?? null
  const frontier = sum((part) => part.frontier)
  return {
    states: sum((part) => part.states),
    transitions: sum((part) => part.transitions),
    depth: Math.max(...parts.map(({ depth }) => depth)),
    frontier,
    bytes: sum((part) => part.bytes),
    complete: violation === null && frontier === 0,
    violation,
  }
}
