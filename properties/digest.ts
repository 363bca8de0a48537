/** What a subject did, in 16 letters: the same exactly where every byte of its schedules and histories is the same. */
import { createHash } from "node:crypto"
import { widest } from "./adversary/scope.ts"
import { portfolio } from "./adversary/strategies.ts"
import type { Strategy } from "./adversary/strategy.ts"
import { play } from "./play.ts"
import { encodeSchedule } from "./schedule/codec.ts"
import type { Subject } from "./subjects/subject.ts"

/** The digest of so many schedules of 60 moves, of what they were drawn from, and of the histories that they leave. */
export const digestOf = (subject: Subject, schedules: number, strategy: Strategy = portfolio): string => {
  const hash = createHash("sha256")
  const adversary = strategy.against(subject, widest(subject, 3, 60), 7)
  for (let run = 0; run < schedules; run++) {
    const { schedule, draw } = adversary.draw(run)
    const history = play(subject, schedule)
    adversary.learn(history)
    hash.update(JSON.stringify([encodeSchedule(schedule), draw, history]))
  }
  return hash.digest("hex").slice(0, 16)
}
