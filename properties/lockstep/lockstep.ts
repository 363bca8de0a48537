/**
 * Lockstep refinement: the implementation and the model play every move together, and must stay the same.
 *
 * After each move both say what happened, and both are looked into; the first difference is kept and the model is asked no more.
 * How much is compared is declared:
 * - `full`: what happened, and everything inside the leaders and on the links.
 * - `visible`: what clients can read at every leader, and which writes were accepted.
 *
 * What a crash may leave is declared too (see `kept-tail.ts`), and which tombstones may be missing (see `collected.ts`).
 */
import type { Cluster } from "../../model/replication/cluster.ts"
import type { Design } from "../../model/replication/design.ts"
import type { Happening } from "../../model/replication/happening.ts"
import { leaderName } from "../../model/vocabulary/leader.ts"
import type { Divergence } from "../history.ts"
import type { SimulatedRun, SimulatedSubject } from "../simulation/cluster.ts"
import type { Internals } from "../simulation/internals.ts"
import { type ModelRun, openModel } from "../subjects/model.ts"
import type { Run, Subject } from "../subjects/subject.ts"
import { linkInWords } from "../words.ts"
import { withoutCollected } from "./collected.ts"
import { type Difference, difference } from "./difference.ts"
import { insideImplementation, insideModel, linkInModel } from "./inside.ts"
import { keptTail } from "./kept-tail.ts"

export type Comparison = "full" | "visible"

/** What a crash may leave of what was not synced: nothing of it, or the oldest of it, as much as it turns out. */
export type Crashes = "forget the tail" | "may keep some of the tail"

/** The implementation as a subject that is played in lockstep with a design of the model. */
export const lockstep = (
  subject: SimulatedSubject,
  design: Design,
  comparison: Comparison,
  crashes: Crashes = "forget the tail",
): Subject => ({
  ...subject,
  refines: design.name,
  open: (leaders) =>
    openBoth(subject.open(leaders), openModel(design, leaders), design, leaders, comparison, crashes),
})

const openBoth = (
  implementation: SimulatedRun,
  model: ModelRun,
  design: Design,
  leaders: number,
  comparison: Comparison,
  crashes: Crashes,
): Run => {
  let effective = 0
  let divergence: Divergence | null = null
  const compare =
    comparison === "full"
      ? fully(implementation, model, design, leaders)
      : visibly(implementation, model, leaders)
  return {
    play: (move) => {
      const actual = implementation.play(move)
      if (divergence !== null) return actual
      if (crashes === "may keep some of the tail") model.resume(keptTail(model.cluster(), actual))
      const expected = model.play(move)
      const found = compare(expected, actual)
      if (found !== null) divergence = { step: effective, ...found }
      if (actual.length > 0) effective++
      return actual
    },
    view: implementation.view,
    divergence: () => divergence,
    close: () => {
      implementation.close()
      model.close()
    },
  }
}

type Compare = (expected: ReadonlyArray<Happening>, actual: ReadonlyArray<Happening>) => Difference | null

const at = (where: string, found: Difference | null): Difference | null =>
  found === null ? null : { ...found, place: found.place === "" ? where : `${where}, ${found.place}` }

/** Compares everything; what neither side touched since it was last the same is not looked at again. */
const fully = (implementation: SimulatedRun, model: ModelRun, design: Design, leaders: number): Compare => {
  const same = new Map<
    number,
    { readonly internals: Internals; readonly state: Cluster["leaders"][number] }
  >()
  const insides = (cluster: Cluster): Difference | null => {
    for (let leader = 0; leader < leaders; leader++) {
      const state = cluster.leaders[leader]
      const internals = implementation.internals(leader)
      const known = same.get(leader)
      if (state === undefined || (known?.internals === internals && known.state === state)) continue
      const inside = insideImplementation(internals)
      const found = difference(withoutCollected(insideModel(state), inside, cluster), inside)
      if (found !== null) return at(`leader ${leaderName(leader)}`, found)
      same.set(leader, { internals, state })
    }
    return null
  }
  const links = (cluster: Cluster): Difference | null => {
    const actual = implementation.links()
    for (const [index, link] of cluster.links.entries()) {
      const found = difference(linkInModel(design, cluster, link), actual[index])
      if (found !== null) return at(`link ${linkInWords(link.from, link.to)}`, found)
    }
    return null
  }
  return (expected, actual) => {
    if (expected.length === 0 && actual.length === 0) return null
    const cluster = model.cluster()
    return at("what happened", difference(expected, actual)) ?? insides(cluster) ?? links(cluster)
  }
}

const accepted = (happened: ReadonlyArray<Happening>) =>
  happened.flatMap((one) => (one.kind === "wrote" || one.kind === "refused" ? [[one.kind, one.at]] : []))

const visibly =
  (implementation: SimulatedRun, model: ModelRun, leaders: number): Compare =>
  (expected, actual) => {
    if (expected.length === 0 && actual.length === 0) return null
    let found = at("writes", difference(accepted(expected), accepted(actual)))
    for (let leader = 0; leader < leaders && found === null; leader++)
      found = at(
        `a read at ${leaderName(leader)}`,
        difference(model.view(leader), implementation.view(leader)),
      )
    return found
  }
