/** Mutants of the implementation: the store with a rule or a layer replaced. */
import { Effect, Layer } from "effect"
import { allToAll, Journal, ring, type Rules, standardRules, type Topology } from "../../impl/index.ts"
import { reference, referenceRing } from "../../model/systems/reference.ts"
import { lockstep } from "../lockstep/lockstep.ts"
import { simulate, type Variant } from "../simulation/cluster.ts"
import { type Disk, journalOn } from "../simulation/disk.ts"
import { type Mark, type Marked, markedRules, silent } from "./marking.ts"
import type { Mutant } from "./mutant.ts"

const refinement = "refinement/every-step-refines-the-model"

/** The store with something replaced, in lockstep with the design that its original refines. */
export const storeMutant = (
  id: string,
  difference: string,
  kills: ReadonlyArray<string>,
  variant: (mark: Mark) => Variant,
  original: Topology = allToAll,
): Mutant => {
  const inRing = original === ring
  const marked: Marked = (mark) =>
    lockstep(
      simulate({ topology: original, ...variant(mark), name: id, title: id }),
      inRing ? referenceRing : reference,
      "full",
    )
  return {
    id,
    difference,
    of: "implementation",
    original: inRing ? "implementation-ring" : "implementation",
    subject: marked(silent),
    marked,
    kills: [...kills, refinement],
  }
}

/** The store with some of its rules replaced. */
export const withRules = (
  id: string,
  difference: string,
  kills: ReadonlyArray<string>,
  rules: Partial<Rules>,
): Mutant =>
  storeMutant(id, difference, kills, (mark) => ({
    rules: markedRules(standardRules, { ...standardRules, ...rules }, mark),
  }))

/** A journal on a disk with one of its operations replaced. */
export const withJournal =
  (replaced: (disk: Disk, mark: Mark, journal: Journal["Service"]) => Partial<Journal["Service"]>) =>
  (mark: Mark): Variant => ({
    journal: (disk) =>
      Layer.effect(
        Journal,
        Effect.map(Journal, (journal) => ({ ...journal, ...replaced(disk, mark, journal) })),
      ).pipe(Layer.provide(journalOn(disk))),
  })
