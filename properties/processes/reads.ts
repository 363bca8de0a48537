/**
 * Reads, held to the model: what a client was shown must be what the leader shows when it has seen what the token says, and it
 * must have stood there.
 */
import type { LeaderState } from "../../model/replication/cluster.ts"
import { view } from "../../model/replication/view.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import { type Shown, shownIn } from "../../model/vocabulary/write.ts"
import { sameShown } from "../evidence.ts"
import { objectInWords, shownInWords } from "../words.ts"
import type { ClientRecord } from "./client-record.ts"
import type { Unaccounted } from "./finding.ts"
import { vectorInWords } from "./wording.ts"

interface Pending {
  readonly record: ClientRecord
  /** What the model showed where the leader stood there, if it did. */
  readonly otherwise: Set<string>
  matched: boolean
}

export interface Reads {
  /** Says that a leader stands somewhere now. */
  readonly at: (leader: LeaderId, state: LeaderState) => void
  /** The reads that no state of their leader explains. */
  readonly unaccounted: () => ReadonlyArray<Unaccounted>
}

const placeOf = (leader: LeaderId, vector: ReadonlyArray<number>): string => {
  let last = vector.length
  while (last > 0 && vector[last - 1] === 0) last--
  return `${leader}:${vector.slice(0, last).join(",")}`
}

/** What the leader shows of one object: a view of that object alone. */
const shownOf = ({ objects }: LeaderState, family: keyof LeaderState["objects"], key: string): Shown => {
  const only = <Held>(held: Readonly<Record<string, Held>>): Readonly<Record<string, Held>> => {
    const found = Object.hasOwn(held, key) ? held[key] : undefined
    return found === undefined ? {} : Object.fromEntries([[key, found]])
  }
  const { row, register, counter, set, record } = objects
  const alone = {
    row: only(row),
    register: only(register),
    counter: only(counter),
    set: only(set),
    record: only(record),
  }
  return shownIn(view(alone), family, key)
}

export const makeReads = (records: ReadonlyArray<ClientRecord>): Reads => {
  const waiting = new Map<string, Array<Pending>>()
  const all: Array<Pending> = []
  for (const record of records) {
    const { answer, leader } = record
    if (answer.kind !== "shown") continue
    const pending: Pending = { record, otherwise: new Set(), matched: false }
    const place = placeOf(leader, answer.token)
    const there = waiting.get(place)
    if (there === undefined) waiting.set(place, [pending])
    else there.push(pending)
    all.push(pending)
  }
  return {
    at: (leader, state) => {
      for (const pending of waiting.get(placeOf(leader, state.vector)) ?? []) {
        const { asked, answer } = pending.record
        if (pending.matched || asked.kind !== "read" || answer.kind !== "shown") continue
        const shown = shownOf(state, asked.family, asked.key)
        if (sameShown(shown, answer.shows)) pending.matched = true
        else pending.otherwise.add(shownInWords(shown))
      }
    },
    unaccounted: () =>
      all.flatMap(({ record, otherwise, matched }): ReadonlyArray<Unaccounted> => {
        const { asked, answer } = record
        if (matched || asked.kind !== "read" || answer.kind !== "shown") return []
        const what = `a read of ${objectInWords(asked)} showed ${shownInWords(answer.shows)} with the token ${vectorInWords(answer.token)}`
        return [
          otherwise.size === 0
            ? { kind: "record", record, why: `${what}, and the leader never stood there`, nearest: [] }
            : {
                kind: "record",
                record,
                why: `${what}, and the model shows something else there`,
                nearest: [...otherwise].map((shown) => `shows ${shown}`),
              },
        ]
      }),
  }
}
