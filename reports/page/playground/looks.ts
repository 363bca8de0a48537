/** Which colour and pattern a value has on the board: the same value of one object looks the same everywhere. */
import * as Dot from "../../../model/vocabulary/dot.ts"
import { blank, type Family, familyOf, type Shown, type Write } from "../../../model/vocabulary/write.ts"
import type { History } from "../../../properties/history.ts"
import { looks } from "../view/looks.ts"
import { keyOfShown } from "../../report.ts"

/** A number below `looks`, or `blank` for what shows nothing. */
export type Look = number | "blank"

export type LookOf = (family: Family, key: string, shows: Shown) => Look

/** The looks of all values in a history, in the order in which they first appear. */
export const looksIn = ({ steps }: History): LookOf => {
  const known = new Map<string, number>()
  const lookOf: LookOf = (family, key, shows) => {
    const value = keyOfShown(shows)
    if (value === keyOfShown(blank(family))) return "blank"
    const name = `${family} ${key} ${value}`
    const look = known.get(name) ?? known.size % looks
    known.set(name, look)
    return look
  }
  const writes = new Map<string, Write>()
  for (const { happened } of steps)
    for (const one of happened) {
      if (one.kind === "wrote") writes.set(Dot.show(one.dot), one.write)
      if (one.kind !== "wrote" && one.kind !== "applied") continue
      const write = writes.get(Dot.show(one.dot))
      if (write !== undefined && write.kind !== "truncate") lookOf(familyOf(write), write.key, one.shows)
    }
  return lookOf
}
