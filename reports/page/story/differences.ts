/** Expected against actual: every place at which what a leader shows is compared with what the specification shows there. */
import { leaderName } from "../../../model/vocabulary/leader.ts"
import { objectInWords } from "../../../properties/words.ts"
import type { Held, LeaderMoment } from "../../moments.ts"
import type { Expectation, Explained } from "../../report.ts"

/** One object at one leader, at one moment. */
export interface Comparison {
  /** The number of the event after which it is compared; `null` at the end. */
  readonly event: number | null
  readonly leader: number
  readonly object: number
  readonly actual: Held
  readonly expected: Held
  readonly differs: boolean
}

const compared = (
  event: number | null,
  actual: ReadonlyArray<LeaderMoment>,
  expected: ReadonlyArray<LeaderMoment>,
): ReadonlyArray<Comparison> =>
  actual.flatMap(({ holds }, leader) =>
    holds.map((held, object) => {
      const other = expected[leader]?.holds[object] ?? held
      return {
        event,
        leader,
        object,
        actual: held,
        expected: other,
        differs: JSON.stringify(held) !== JSON.stringify(other),
      }
    }),
  )

/** Everything that is compared at the end. */
export const comparedAtEnd = ({ end }: Explained, expected: Expectation): ReadonlyArray<Comparison> =>
  compared(null, end, expected.end)

/** The steps after which something differs, each with what does; nothing of a step that goes on as the one before it. */
export const differingSteps = (
  { events }: Explained,
  expected: Expectation,
): ReadonlyArray<ReadonlyArray<Comparison>> => {
  let before = ""
  return events.flatMap(({ number, leaders }, index) => {
    const beside = expected.leaders[index]
    const differing = compared(number, leaders, beside ?? leaders).filter(({ differs }) => differs)
    const now = JSON.stringify(
      differing.map(({ leader, object, actual, expected: wanted }) => [leader, object, actual, wanted]),
    )
    const fresh = now !== before
    before = now
    return differing.length > 0 && fresh ? [differing] : []
  })
}

/** Everything that is compared after each event, in order. */
export const allSteps = (
  { events }: Explained,
  expected: Expectation,
): ReadonlyArray<ReadonlyArray<Comparison>> =>
  events.map(({ number, leaders }, index) => compared(number, leaders, expected.leaders[index] ?? leaders))

/** `B, row x`: the place of a comparison. */
export const placeInWords = ({ objects }: Explained, { leader, object }: Comparison): string => {
  const tracked = objects[object]
  return `${leaderName(leader)}${tracked === undefined ? "" : `, ${objectInWords(tracked)}`}`
}

/** What the specification is to this system, and what its own run of the schedule shows. */
export const expectationInWords = (
  { subject }: Explained,
  { by, refined, harm }: Expectation,
): ReadonlyArray<string> => [
  refined
    ? `${subject} is specified by ${by}: after every step it has to show what the model of ${by} shows. A difference is a mistake of ${subject}.`
    : `${subject} is not specified by ${by}. Those are the reference rules over the same links: what they show under the same moves is there to compare, and a difference is not by itself a mistake.`,
  harm === ""
    ? `Left to itself, ${by} keeps this promise under the same schedule.`
    : `Left to itself, ${by} breaks this promise too under the same schedule: ${harm}`,
]
