/** The program of a thread that searches a packed machine together with others. */
import { parentPort, workerData } from "node:worker_threads"
import { machineCalled } from "../machines/called.ts"
import { sharedVisited } from "./shared-visited.ts"
import { successorsOf } from "./successors.ts"
import type { Orders, Part } from "./threads.ts"
import { visited } from "./visited.ts"
import { walk } from "./walk.ts"

/** How many states of one level each thread must get before they part. */
const enough = 64

const searchPart = ({ called, paths, states, memory, thread, threads }: Orders): Part => {
  const machine = machineCalled(called)
  const alone = visited()
  const shared = sharedVisited(memory, thread, threads)
  // Until they part, every thread takes the same steps; the first one enters them in the shared table.
  let parted = false
  const isNew = (high: number, low: number): boolean => {
    if (parted) return shared.add(high, low)
    if (!alone.add(high, low)) return false
    if (thread === 0) shared.add(high, low)
    return true
  }
  const walking = walk(
    machine,
    successorsOf(machine),
    {
      order: "breadth-first",
      paths,
      states: Number.POSITIVE_INFINITY,
    },
    isNew,
  )
  while (walking.left() < enough * threads && walking.broken() === null) {
    while (walking.left() > 0) walking.goOn()
    if (walking.leftAfter() === 0) break
    walking.nextLevel()
  }
  const before = { states: walking.states(), transitions: walking.transitions() }
  walking.share(thread, threads)
  // What the first one enters must be there before any other looks.
  shared.meet()
  parted = true

  const isOver = (): boolean => walking.broken() !== null || shared.entered() >= states
  /** Goes on until this level has no more states for this thread, or the table is full. */
  const round = (): void => {
    while (walking.left() > 0 && !shared.isFull() && !isOver()) walking.goOn()
  }
  for (;;) {
    round()
    shared.meet()
    if (shared.sum(isOver() ? 1 : 0) > 0) break
    if (shared.sum(walking.left()) > 0) continue
    walking.nextLevel()
    if (shared.sum(walking.left()) === 0) break
  }
  const broken = walking.broken()
  const own = thread === 0 ? { states: 0, transitions: 0 } : before
  return {
    states: walking.states() - own.states,
    transitions: walking.transitions() - own.transitions,
    depth: walking.depth(),
    frontier: walking.left() + walking.leftAfter(),
    bytes: walking.bytes(),
    violation: broken && { invariant: broken.invariant, path: walking.pathTo(broken.state) },
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is started by `searchInThreads` alone, with these
const part = searchPart(workerData as Orders)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin, a window has
parentPort?.postMessage(part)
