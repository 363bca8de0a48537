import { expect, it } from "vitest"
import { rulings } from "../testing/rulings.ts"
import { dynamodbGlobalTables, dynamodbGlobalTablesTieKeeps } from "./dynamodb.ts"

it.each([
  [dynamodbGlobalTables, "apply apply apply | stay stay apply apply", "goes to the higher region"],
  [dynamodbGlobalTablesTieKeeps, "apply apply apply | stay stay stay apply", "keeps what is there"],
])(
  "$0.name: a region's own writes in order, else the later time wins, over a tombstone too, in silence; a tie $2",
  (design, latest) => {
    const lines = ["insert", "update", "delete"].flatMap((kind) => [
      [`${kind} on absent`, "apply"],
      [`${kind} on row`, latest],
      [`${kind} on tombstone`, latest],
    ])
    expect(rulings(design, ["absent", "row", "tombstone"])).toEqual(Object.fromEntries(lines))
  },
)
