import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { reference, referenceRing, referenceStar } from "./reference.ts"

const seen = "stay stay apply | stay stay apply apply"
const unseen = "keep keep take | keep keep take take (concurrent_writes)"

it.each([reference, referenceRing, referenceStar])(
  "$name: the greater stamp wins, whatever the two are, and exactly the unseen is a conflict",
  (design) => {
    const lines = ["insert", "update", "delete"].flatMap((kind) => [
      [`${kind} on absent`, "apply"],
      ...["row", "tombstone"].flatMap((cell) => [
        [`${kind} on ${cell}, seen`, seen],
        [`${kind} on ${cell}, unseen`, unseen],
      ]),
    ])
    expect(rulings(design, ["absent", "row", "tombstone"])).toEqual(Object.fromEntries(lines))
  },
)
