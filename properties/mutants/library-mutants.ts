/** Mistakes that an application of a library can make: its contract is broken, or its adapter drops what it must not. */
import type { Happening } from "../../model/replication/happening.ts"
import { nothingShown } from "../../model/vocabulary/write.ts"
import { eventlog, eventlogSubject } from "../subjects/eventlog.ts"
import type { Subject } from "../subjects/subject.ts"
import { loadYjs, type YjsBug } from "../subjects/yjs.ts"
import { markedBeside } from "./marking.ts"
import type { Mutant } from "./mutant.ts"

const yjsMutant = async (
  bug: YjsBug,
  difference: string,
  kills: ReadonlyArray<string>,
  reaches: ReadonlyArray<Happening["kind"]>,
): Promise<ReadonlyArray<Mutant>> => {
  const [original, offer] = [await loadYjs(), await loadYjs(bug)]
  if (original.kind === "missing" || offer.kind === "missing") return []
  return [mutant(`yjs-${bug}`, difference, kills, reaches, original.subject, offer.subject)]
}

const mutant = (
  id: string,
  difference: string,
  kills: ReadonlyArray<string>,
  reaches: ReadonlyArray<Happening["kind"]>,
  original: Subject,
  mutated: Subject,
): Mutant => {
  const subject = { ...mutated, name: id }
  return {
    id,
    difference,
    of: "library",
    original: original.name,
    subject,
    marked: markedBeside(original, subject, reaches),
    kills,
  }
}

/** The subject that reports a change as a duplicate where a read shows the same after it as before. */
const reportingNoEffect = (subject: Subject): Subject => ({
  ...subject,
  open: (leaders) => {
    const run = subject.open(leaders)
    return {
      ...run,
      play: (move) => {
        const before = "to" in move ? run.view(move.to) : nothingShown
        return run.play(move).map((one) =>
          one.kind === "applied" && Object.values(before.row).includes(one.shows)
            ? {
                kind: "ignored",
                at: one.at,
                from: one.from,
                dot: one.dot,
                why: "duplicate",
                shows: one.shows,
              }
            : one,
        )
      },
    }
  },
})

export const libraryMutants = async (): Promise<ReadonlyArray<Mutant>> => [
  mutant(
    "eventlog-patch-upserts",
    "The patch callback inserts a row that is not there, which the contract of EventRow forbids.",
    ["convergence/quiet-cluster-agrees"],
    ["applied"],
    eventlog,
    eventlogSubject("upserts"),
  ),
  mutant(
    "eventlog-import-without-effect-counts-as-known",
    "An import that changes nothing is reported as one of an entry that was there, so nobody can tell that it has come.",
    ["convergence/every-acknowledged-write-reaches-every-leader"],
    ["applied"],
    eventlog,
    reportingNoEffect(eventlog),
  ),
  ...(await yjsMutant(
    "covered-means-known",
    "The adapter drops an update that the state vector covers, but a delete moves no clock.",
    ["convergence/quiet-cluster-agrees"],
    ["applied", "ignored"],
  )),
  ...(await yjsMutant(
    "one-entry-counter",
    "A counter is one entry of a map, read and written back, so one of two concurrent increments is lost.",
    ["conflict-resolution/concurrent-increments-all-count"],
    ["wrote", "applied"],
  )),
]
