/** A sample of the continuations, for what cannot be played completely: each next move is drawn, all equally likely. */
import { seeded, seedOf } from "../adversary/random.ts"
import { type Asked, begin, fails, moved } from "./continuations.ts"
import { type Fate, sampledFate } from "./fate.ts"

/** The seed of every sample: the same question gets the same answer. */
const seed = 1

/** `true` when one continuation, drawn by the seed, breaks the property. */
const drawnFails = (asked: Asked, after: number, drawn: number): boolean => {
  const random = seeded(drawn)
  const { run, steps: begun, writes, deliveries, longest } = begin(asked, after)
  try {
    const steps = [...begun]
    const [last, left] = [steps.length + longest, [...writes]]
    let open = [...deliveries]
    while ((left.length > 0 || open.length > 0) && steps.length < last) {
      const choice = random.below(open.length + (left.length > 0 ? 1 : 0))
      const move = open[choice] ?? left.shift()
      if (move === undefined) break
      const happened = run.play(move)
      if (move.kind === "deliver" && !moved(happened)) {
        open = open.filter((other) => other !== move)
        continue
      }
      if (happened.length > 0) steps.push({ move, happened })
      open = [...deliveries]
    }
    return fails(asked, run, steps, steps.length < last ? "at rest" : "moving")
  } finally {
    run.close()
  }
}

/** The fate after some steps, from so many continuations; the same ones may be drawn more than once. */
export const sampledContinuations = (asked: Asked, after: number, count: number): Fate => {
  let failing = 0
  for (let drawn = 0; drawn < count; drawn++)
    if (drawnFails(asked, after, seedOf(seed + after, drawn))) failing++
  return sampledFate(after, failing, count)
}
