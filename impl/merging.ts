/**
 * Merging takes the objects of another leader into one's own: how a follower catches up when the changes that it lacks
 * are no longer in the other's log.
 *
 * What is merged must be everything that changes touched which the follower lacks; the follower's vector may be raised
 * by the sender's only when all of it has been. See `join.ts` for what becomes of one object.
 * Limit: a conflict is found between the versions that are left. One that a later write has settled since is not.
 */
import { sameDot } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"
import { hold, type Objects, type States, touch } from "./held.ts"
import {
  joinColumns,
  joinDots,
  type Joined,
  joinRows,
  joinTotals,
  joinVersions,
  type Vectors,
} from "./join.ts"
import { mergeOf } from "./policy.ts"
import { isLater } from "./record.ts"
import type { Rules } from "./rules.ts"
import type { Family } from "./write.ts"

type Join<A> = (local: A | undefined, remote: A | undefined, vectors: Vectors) => Joined<A>

/** A join that cannot be in conflict, of states that are blank where they are not there. */
const quiet =
  <A>(blank: A, join: (local: A, remote: A, vectors: Vectors) => A): Join<A> =>
  (local = blank, remote = blank, vectors) => ({ state: join(local, remote, vectors), meetings: [] })

const conflictsOf = (
  family: "row" | "record",
  key: string,
  { meetings }: Joined<unknown>,
): ReadonlyArray<Conflict> =>
  meetings
    .filter(
      ([local, remote], index) =>
        meetings.findIndex(
          (other) => sameDot(other[0].dot, local.dot) && sameDot(other[1].dot, remote.dot),
        ) === index,
    )
    .map(([local, remote]) => ({
      name: "concurrent_writes",
      family,
      key,
      local: local.dot,
      remote: remote.dot,
      kept: isLater(local, remote) ? "local" : "remote",
    }))

/** What merging changed here. */
export interface Merged {
  readonly changed: ReadonlyArray<{ readonly family: Family; readonly key: string }>
  readonly conflicts: ReadonlyArray<Conflict>
}

type Merge = (local: Objects, remote: Objects, vectors: Vectors, rules: Rules) => Merged

const mergeOfFamily =
  <F extends Family>(family: F, joinOf: (key: string, rules: Rules) => Join<States[F]>): Merge =>
  (local, remote, vectors, rules) => {
    const held: ReadonlyMap<string, States[F]> = remote.held[family]
    const conflicts = [...held].flatMap(([key, state]) => {
      const joined = joinOf(key, rules)(local.held[family].get(key), state, vectors)
      hold(local, family, key, joined.state, rules)
      if (joined.state === undefined) local.touched[family].delete(key)
      else touch(local, family, key, remote.touched[family].get(key) ?? [])
      return family === "row" || family === "record" ? conflictsOf(family, key, joined) : []
    })
    return { changed: [...held.keys()].map((key) => ({ family, key })), conflicts }
  }

const merges: ReadonlyArray<Merge> = [
  mergeOfFamily("row", () => joinVersions),
  mergeOfFamily("register", () => quiet<States["register"]>([], joinDots)),
  mergeOfFamily("counter", () => quiet([], joinTotals)),
  mergeOfFamily("set", () => quiet<States["set"]>([], joinDots)),
  mergeOfFamily("record", (key, { policy }) => (mergeOf(policy, key) === "row" ? joinRows : joinColumns)),
  mergeOfFamily("map", () => quiet<States["map"]>([], joinDots)),
]

/**
 * Joins objects of another leader with those held here, in place. `vectors` are what each of the two leaders had
 * applied before.
 */
export const join = (local: Objects, remote: Objects, vectors: Vectors, rules: Rules): Merged => {
  const merged = merges.map((merge) => merge(local, remote, vectors, rules))
  return {
    changed: merged.flatMap(({ changed }) => changed),
    conflicts: merged.flatMap(({ conflicts }) => conflicts),
  }
}
