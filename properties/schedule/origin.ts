/**
 * How a saved counterexample came about: what shrank it and what drew it. A replay needs none of it; a report shows it.
 *
 * Files of before say less, or nothing. What is there must be as it is written, like the rest of the file.
 */
import { families } from "../../model/vocabulary/write.ts"
import type { Draw } from "../adversary/draw.ts"
import { features } from "../adversary/record-writes.ts"
import type { Certificate, Discovery, Shrinking, ShrinkPass } from "../counterexample.ts"
import { faults } from "../subjects/subject.ts"
import { field, list, object, oneOf, type Part, text, unusable, whole } from "./reader.ts"

export interface Origin {
  readonly shrinking: Shrinking | null
  readonly found: Discovery | null
}

/** The most passes of a shrinking, and the greatest count in it. */
const [mostPasses, mostCount, mostCharacters] = [1000, Number.MAX_SAFE_INTEGER, 200]

/** The origin in a counterexample. Throws `BadSchedule`. */
export const decodeOrigin = (counterexample: Part): Origin => ({
  shrinking: unless(field(counterexample, "shrinking"), decodeShrinking),
  found: unless(field(counterexample, "found"), decodeFound),
})

/** `null` for what is null or left out. */
const unless = <Value>(part: Part, decode: (part: Part) => Value): Value | null =>
  part.json === undefined || part.json === null ? null : decode(part)

const count = (part: Part, name: string): number => whole(field(part, name), 0, mostCount)

const decodeShrinking = (json: Part): Shrinking => {
  const part = object(json, "Say how it was shrunk as an object with from, to, plays and minimal")
  const minimal = field(part, "minimal")
  const passes = unless(field(part, "passes"), decodePasses)
  const certificate = unless(field(part, "certificate"), decodeCertificate)
  return {
    from: count(part, "from"),
    to: count(part, "to"),
    plays: count(part, "plays"),
    minimal: typeof minimal.json === "boolean" ? minimal.json : unusable(minimal, "Write true or false"),
    ...(passes === null ? {} : { passes }),
    ...(certificate === null ? {} : { certificate }),
  }
}

const decodePasses = (part: Part): ReadonlyArray<ShrinkPass> =>
  list(part, mostPasses, "List the passes in order").map((pass) => ({
    by: text(field(pass, "by"), mostCharacters),
    from: count(pass, "from"),
    to: count(pass, "to"),
    plays: count(pass, "plays"),
  }))

const decodeCertificate = (part: Part): Certificate => ({
  plays: count(part, "plays"),
  moves: count(part, "moves"),
  leaders: count(part, "leaders"),
  objects: count(part, "objects"),
})

const decodeFound = (json: Part): Discovery => {
  const part = object(json, "Say what drew it as an object with seed and run")
  const draw = unless(field(part, "draw"), decodeDraw)
  return { seed: count(part, "seed"), run: count(part, "run"), ...(draw === null ? {} : { draw }) }
}

const decodeDraw = (part: Part): Draw => {
  const names = <Name extends string>(name: string, known: ReadonlyArray<Name>): ReadonlyArray<Name> =>
    list(field(part, name), known.length, `List some of ${known.join(", ")}`).map((one) => oneOf(one, known))
  const budgets = object(field(part, "budgets"), "Write the faults with how many of each there may be")
  return {
    by: text(field(part, "by"), mostCharacters),
    families: names("families", families),
    faults: names("faults", faults),
    features: names("features", features),
    budgets: Object.fromEntries(
      faults.flatMap((fault) => {
        const most = unless(field(budgets, fault), (one) => whole(one, 0, mostCount))
        return most === null ? [] : [[fault, most] as const]
      }),
    ),
  }
}
