/** The circumstances in which promises break, the mildest first. */
import { hazardModels } from "../../../properties/hazard-models.ts"
import type { Judged } from "./judged.ts"

export const circumstancesIn = ({
  cells,
}: Pick<Judged, "cells">): ReadonlyArray<{ readonly name: string; readonly cells: number }> => {
  const counts = new Map<string, number>()
  for (const { under } of cells) if (under !== null) counts.set(under, (counts.get(under) ?? 0) + 1)
  const known = hazardModels.map(({ name }) => name)
  const names = [
    ...known.filter((name) => counts.has(name)),
    ...[...counts.keys()].filter((name) => !known.includes(name)),
  ]
  return names.map((name) => ({ name, cells: counts.get(name) ?? 0 }))
}
