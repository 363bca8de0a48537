/** What an adversary writes: one write to one of a few objects of a family. */
import type { Family, Write } from "../../model/vocabulary/write.ts"
import type { Random } from "./random.ts"
import { drawnWrites, type Feature } from "./record-writes.ts"
import { elementNames, keyNames } from "./scope.ts"

/** A write of a family; values are told apart by the index of the write. */
export const writeTo = (
  family: Family,
  random: Random,
  keys: number,
  features: ReadonlyArray<Feature>,
  index: number,
): Write => {
  const names = keyNames.slice(0, keys)
  const key = random.pick(names)
  switch (family) {
    case "row":
      return random.once(3) ? { kind: "delete", key } : { kind: "put", key, value: `v${index + 1}` }
    case "register":
      return { kind: "assign", key, value: `v${index + 1}` }
    case "counter":
      return { kind: "increment", key, by: random.pick([1, 1, 2, -1]) }
    case "set": {
      const element = random.pick(elementNames)
      return random.once(3) ? { kind: "remove", key, element } : { kind: "add", key, element }
    }
    case "record": {
      const others = names.filter((name) => name !== key)
      const other = others.length === 0 ? key : random.pick(others)
      return random.pick(drawnWrites(random.pick(features), key, other, index + 1))
    }
  }
}
