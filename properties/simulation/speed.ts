/**
 * How many schedules a second the simulation plays: 3 leaders, 60 moves, a third of them writes, opened and closed each
 * time. Prints one line per topology. Compare figures of the same machine and minute only.
 *
 * Run it with `npx node properties/simulation/speed.ts`.
 */
import { performance } from "node:perf_hooks"
import { allToAll, ring, star } from "../../impl/index.ts"
import { simulate, type SimulatedSubject } from "./cluster.ts"
import { leaders, scheduleFrom } from "./sample.ts"

const measure = (subject: SimulatedSubject, runs: number): void => {
  const schedules = Array.from({ length: runs }, (_, seed) => scheduleFrom(seed, subject.links(leaders)))
  let happenings = 0
  const start = performance.now()
  for (const schedule of schedules) {
    const run = subject.open(leaders)
    for (const move of schedule) happenings += run.play(move).length
    run.close()
  }
  const seconds = (performance.now() - start) / 1000
  const rate = Math.round(runs / seconds)
  console.log(`${subject.title}: ${rate} schedules/s, ${Math.round(happenings / seconds)} happenings/s`)
}

if (import.meta.main) {
  for (const topology of [allToAll, ring, star]) measure(simulate({ topology }), 300)
  for (const topology of [allToAll, ring, star]) measure(simulate({ topology }), 3000)
}
