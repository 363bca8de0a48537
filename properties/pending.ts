/**
 * What is pending at the end of a history, and why: writes that some leaders who are there have not got, and streams that
 * stand still.
 *
 * Where only a core healed, a write of a leader that stays failed may have reached part of the core. Nobody of the core need
 * send it on (in most systems each leader sends only its own), so it is pending for as long as the fault lasts, and so is
 * every write of the core that was made after seeing it, at a leader that delivers in causal order. Such writes are
 * *stranded*; that the core does not agree on their objects breaks no promise. A system that neither forwards nor waits for
 * causes is excused of more than it needs.
 */
import type { Happening } from "../model/replication/happening.ts"
import * as Dot from "../model/vocabulary/dot.ts"
import { type LeaderId, leadersOf } from "../model/vocabulary/leader.ts"
import { has, none } from "./bits.ts"
import { type Evidence, saw, type Written } from "./evidence.ts"
import type { History } from "./history.ts"
import { leadersInWords, linkInWords, writtenInWords } from "./words.ts"

type Stopped = Happening & { readonly kind: "stopped" }

/** A stream that stands still at the end, and since which step. */
export interface Stuck {
  readonly step: number
  readonly stopped: Stopped
}

/** The streams that stand still at the end, by link such as `A>B`. */
export const stuckStreams = (history: History): ReadonlyMap<string, Stuck> => {
  const stuck = new Map<string, Stuck>()
  history.steps.forEach(({ happened }, step) => {
    for (const happening of happened) {
      if (happening.kind === "stopped")
        stuck.set(linkInWords(happening.from, happening.at), { step, stopped: happening })
      else if (happening.kind === "applied" || happening.kind === "ignored")
        stuck.delete(linkInWords(happening.from, happening.at))
    }
  })
  return stuck
}

/** The leaders who are there and have not got the write. */
export const lacking = (
  { present, seenAtEnd }: Pick<Evidence, "present" | "seenAtEnd">,
  { index }: Written,
): ReadonlyArray<LeaderId> => present.filter((leader) => !has(seenAtEnd[leader] ?? none(0), index))

/**
 * The write of a leader that stays failed for which a leader of the core waits with this one: the write itself, or one that
 * its origin had seen before it. `undefined` when there is none, or nothing to wait for.
 */
const awaited = (
  { history, writes, seenAtEnd }: Evidence,
  written: Written,
  at: LeaderId,
): Written | undefined => {
  const { core } = history
  const seen = seenAtEnd[at]
  if (core === undefined || seen === undefined || has(seen, written.index)) return undefined
  return writes.find(
    (other) =>
      !core.includes(other.at) && (other === written || saw(written, other)) && !has(seen, other.index),
  )
}

/** `true` when part of the core has the write, and part waits with it for one of a leader that stays failed. */
export const isStranded = (evidence: Evidence, written: Written): boolean =>
  evidence.history.core !== undefined &&
  lacking(evidence, written).length < evidence.present.length &&
  evidence.present.some((leader) => awaited(evidence, written, leader) !== undefined)

/** Who healed, as the beginning of a sentence that goes on with what follows from it. */
export const healedInWords = ({ core, leaders }: History): string => {
  if (core === undefined || core.length === leaders) return "Every leader is up, every link is mended"
  const rest = leadersOf(leaders).filter((leader) => !core.includes(leader))
  const stay = rest.length === 1 ? "stays" : "stay"
  return `${leadersInWords(core)} are up and every link between them is mended, while ${leadersInWords(rest)} ${stay} cut off`
}

/** The most writes that are named. */
const mostNamed = 3

/** What a core still waits for, and why: nothing where every leader healed, of which the properties themselves speak. */
export const pendingInWords = (evidence: Evidence): ReadonlyArray<string> => {
  const { history, writes, present } = evidence
  if (history.core === undefined) return []
  const stuck = [...stuckStreams(history)].map(
    ([link, { stopped }]) => `The stream ${link} stands still at ${Dot.show(stopped.dot)} (${stopped.why}).`,
  )
  const missing = writes.flatMap((written) => {
    if (!present.includes(written.at)) return []
    const without = lacking(evidence, written)
    const [first] = without
    if (first === undefined) return []
    const other = awaited(evidence, written, first)
    const why =
      other === undefined ? "" : `, which waits for ${writtenInWords(other)} of ${leadersInWords([other.at])}`
    return [`${writtenInWords(written)} is pending at ${leadersInWords(without)}${why}.`]
  })
  return [...missing.slice(0, mostNamed), ...stuck]
}
