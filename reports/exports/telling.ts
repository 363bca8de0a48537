/** What the drawings and logs say of an event: its line, its moment, and what the leader shows after it. */
import { leaderName } from "../../model/vocabulary/leader.ts"
import type { Event } from "../events.ts"
import { momentsInWords } from "../explanation.ts"
import type { Explained } from "../report.ts"
import { heldAllInWords } from "../words.ts"

/** `A ← B put x = v1 (B1) · keeps what it has`. */
export const eventInWords = ({ text, detail }: Event): string =>
  detail === "" ? text : `${text} · ${detail}`

/** `no way back`, `first wrong step` and `seen here` by the event's number; none where nothing is broken. */
export const momentsByEvent = (one: Explained): ReadonlyMap<number, ReadonlyArray<string>> => {
  const told = momentsInWords(one).filter(({ event }) => event !== null)
  const byNumber = Map.groupBy(told, ({ event }) => event ?? 0)
  return new Map(
    [...byNumber].map(([number, moments]) => [
      number,
      moments.map(({ sign, name, kind }) => `${sign} ${name}${kind === "seen" ? " here" : ""}`),
    ]),
  )
}

/** What the leader of an event shows after it; empty for an event of no leader, and where nothing is shown. */
export const shownAfter = ({ at, leaders }: Event, one: Explained): string => {
  const moment = at === null ? undefined : leaders[at]
  if (moment === undefined || one.objects.length === 0) return ""
  return moment.up ? heldAllInWords(moment.holds, one.objects) : "down"
}

/** What every leader shows at the end: `A shows v1; B shows v2`. */
export const endInWords = (one: Explained): string =>
  one.objects.length === 0
    ? ""
    : one.end
        .map(({ up, holds }, leader) =>
          up
            ? `${leaderName(leader)} shows ${heldAllInWords(holds, one.objects)}`
            : `${leaderName(leader)} is down`,
        )
        .join("; ")

/** The leaders, by name. */
export const namesOfLeaders = (one: Explained): ReadonlyArray<string> =>
  one.end.map((_, leader) => leaderName(leader))
