/** Mutants of the machine itself: a design whose every step is altered, in what it leaves or in what is said of it. */
import { isDeepStrictEqual } from "node:util"
import { type Cluster, type LeaderState, start, withLeader } from "../../model/replication/cluster.ts"
import type { Design } from "../../model/replication/design.ts"
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import { step, type Stepped } from "../../model/replication/step.ts"
import { view } from "../../model/replication/view.ts"
import { reference } from "../../model/systems/reference.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import { nothingShown, type View } from "../../model/vocabulary/write.ts"
import { modelSubject } from "../subjects/model.ts"
import { type Marked, silent } from "./marking.ts"
import type { Mutant } from "./mutant.ts"

/** What a step is altered to; `null` where the bug has no part in it. */
type Alteration = (stepped: Stepped, before: Cluster, move: Move) => Stepped | null

/** What clients read at a leader, where it is not what the leader holds. */
type Reading = (leader: LeaderState) => View

const held: Reading = ({ objects }) => view(objects)

const subjectOf = (name: string, original: Design, alter: Alteration, read: Reading): Marked => {
  const subject = modelSubject(original, "reference")
  return (mark) => ({
    ...subject,
    name,
    title: name,
    open: (leaders) => {
      let cluster = start(original, leaders)
      return {
        play: (move) => {
          const stepped = step(original, cluster, move)
          const altered = alter(stepped, cluster, move)
          if (altered !== null) mark(!isDeepStrictEqual(altered, stepped))
          const { cluster: after, happened } = altered ?? stepped
          cluster = after
          return happened
        },
        view: (leader) => {
          const state = cluster.leaders[leader]
          if (state === undefined) return nothingShown
          const shown = read(state)
          if (read !== held) mark(!isDeepStrictEqual(shown, held(state)))
          return shown
        },
        links: () => cluster.links,
        close: () => undefined,
      }
    },
  })
}

const named = (
  id: string,
  difference: string,
  kills: ReadonlyArray<string>,
  original: Design,
  marked: Marked,
): Mutant => ({
  id,
  difference,
  of: "model",
  original: original.name,
  subject: marked(silent),
  marked,
  kills,
})

/** A design whose every step is altered. */
export const machineMutant = (
  id: string,
  difference: string,
  kills: ReadonlyArray<string>,
  alter: Alteration,
  original: Design = reference,
): Mutant => named(id, difference, kills, original, subjectOf(id, original, alter, held))

/** A design whose leaders show their clients something else than they hold. */
export const readingMutant = (
  id: string,
  difference: string,
  kills: ReadonlyArray<string>,
  read: Reading,
  original: Design = reference,
): Mutant =>
  named(
    id,
    difference,
    kills,
    original,
    subjectOf(id, original, () => null, read),
  )

type Of<Kind extends Happening["kind"]> = Happening & { readonly kind: Kind }

/** The first happening of a kind in a step. */
export const first = <Kind extends Happening["kind"]>(
  { happened }: Stepped,
  kind: Kind,
): Of<Kind> | undefined => happened.find((one): one is Of<Kind> => one.kind === kind)

/** The step with one leader changed. */
export const at = (
  { cluster, happened }: Stepped,
  id: LeaderId,
  change: (leader: LeaderState) => Partial<LeaderState>,
): Stepped => {
  const leader = cluster.leaders[id]
  return leader === undefined
    ? { cluster, happened }
    : { cluster: withLeader(cluster, { ...leader, ...change(leader) }), happened }
}
