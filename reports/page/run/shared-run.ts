/** A shared run (`#run=…`) in the page of a whole report: the counterexample that it was made from. */
import { unpackedRun } from "../engine/link.ts"
import { standInFor } from "../engine/playing.ts"
import type { Judged } from "./judged.ts"

/** The name of that counterexample; `null` where the report has none of this design and promise, or the link is damaged. */
export const runBehind = async (hash: string, judged: Judged): Promise<string | null> => {
  try {
    const { rules, property, of } = await unpackedRun(hash.slice("run=".length))
    if (of !== undefined && judged.counterexample(of) !== undefined) return of
    const ones = judged.counterexamples.filter((one) => one.property === property)
    const own = ones.find(({ subject }) => subject === rules.name)
    return (own ?? ones.find((one) => standInFor(one).rules.name === rules.name))?.name ?? null
  } catch {
    return null
  }
}
