/** Mistakes that an application of a library can make: its contract is broken, or its adapter drops what it must not. */
import { eventlogSubject } from "../subjects/eventlog.ts"
import { loadYjs, type YjsBug } from "../subjects/yjs.ts"
import type { Mutant } from "./mutant.ts"

const yjsMutant = async (
  bug: YjsBug,
  difference: string,
  kills: ReadonlyArray<string>,
): Promise<ReadonlyArray<Mutant>> => {
  const offer = await loadYjs(bug)
  if (offer.kind === "missing") return []
  const id = `yjs-${bug}`
  return [{ id, difference, of: "library", original: "yjs", subject: { ...offer.subject, name: id }, kills }]
}

export const libraryMutants = async (): Promise<ReadonlyArray<Mutant>> => [
  {
    id: "eventlog-patch-upserts",
    difference: "The patch callback inserts a row that is not there, which the contract of EventRow forbids.",
    of: "library",
    original: "eventlog",
    subject: { ...eventlogSubject("upserts"), name: "eventlog-patch-upserts" },
    kills: ["convergence/quiet-cluster-agrees"],
  },
  ...(await yjsMutant(
    "covered-means-known",
    "The adapter drops an update that the state vector covers, but a delete moves no clock.",
    ["convergence/quiet-cluster-agrees"],
  )),
  ...(await yjsMutant(
    "one-entry-counter",
    "A counter is one entry of a map, read and written back, so one of two concurrent increments is lost.",
    ["conflict-resolution/concurrent-increments-all-count"],
  )),
]
