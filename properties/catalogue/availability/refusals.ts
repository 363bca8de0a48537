/** The check that the availability properties share: writes asked under some condition, and those refused for it. */
import type { Happening } from "../../../model/replication/happening.ts"
import type { LeaderId } from "../../../model/vocabulary/leader.ts"
import type { Evidence } from "../../evidence.ts"
import type { Judgement } from "../../property.ts"
import { leadersInWords, writeInWords } from "../../words.ts"

/** What is out of order at a moment of a history. */
export interface Outages {
  /** How many cut links touch each leader; leaders that none touches are left out. */
  readonly cut: ReadonlyMap<LeaderId, number>
  readonly down: ReadonlySet<LeaderId>
}

/** Judges each write that was asked while `applies` held; `why` says what was out, in the words of the harm. */
export const refusals = (
  { incidents }: Evidence,
  applies: (outages: Outages, asked: LeaderId) => boolean,
  why: (outages: Outages) => string,
): Judgement => {
  const cut = new Map<LeaderId, number>()
  const down = new Set<LeaderId>()
  let witnesses = 0
  for (const { step, happening } of incidents) {
    note(happening, cut, down)
    if (happening.kind !== "wrote" && happening.kind !== "refused") continue
    const asked = happening.kind === "wrote" ? happening.asked : happening.at
    if (down.has(asked) || !applies({ cut, down }, asked)) continue
    witnesses++
    if (happening.kind === "wrote" || happening.why !== "unreachable") continue
    const outage = why({ cut, down })
    return {
      witnesses,
      violation: {
        harm: `${leadersInWords([asked])} is up, and a client there cannot write, because ${outage}.`,
        because: [
          `${leadersInWords([asked])} is up, and its client asks to ${writeInWords(happening.write)}.`,
          `All that is wrong is that ${outage}.`,
          "However, the write is refused.",
        ],
        step,
        leaders: [asked],
      },
    }
  }
  return { witnesses, violation: null }
}

const count = (cut: Map<LeaderId, number>, leader: LeaderId, by: number): void => {
  const left = (cut.get(leader) ?? 0) + by
  if (left === 0) cut.delete(leader)
  else cut.set(leader, left)
}

const note = (happening: Happening, cut: Map<LeaderId, number>, down: Set<LeaderId>): void => {
  if (happening.kind === "cut" || happening.kind === "mended")
    for (const leader of [happening.from, happening.to]) count(cut, leader, happening.kind === "cut" ? 1 : -1)
  else if (happening.kind === "crashed") down.add(happening.at)
  else if (happening.kind === "restarted") down.delete(happening.at)
}
