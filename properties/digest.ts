/** What a subject did, in 16 letters: the same exactly where every byte of its schedules and histories is the same. */
import { createHash } from "node:crypto"
import { seedOf } from "./adversary/random.ts"
import { widest } from "./adversary/scope.ts"
import { uniformSchedule } from "./adversary/uniform.ts"
import { play } from "./play.ts"
import { encodeSchedule } from "./schedule/codec.ts"
import type { Subject } from "./subjects/subject.ts"

/** The digest of so many schedules of 60 moves and of the histories that they leave on the subject. */
export const digestOf = (subject: Subject, schedules: number): string => {
  const hash = createHash("sha256")
  const scope = widest(subject, 3, 60)
  for (let run = 0; run < schedules; run++) {
    const schedule = uniformSchedule(scope, seedOf(7, run))
    hash.update(JSON.stringify([encodeSchedule(schedule), play(subject, schedule)]))
  }
  return hash.digest("hex").slice(0, 16)
}
