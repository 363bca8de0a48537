import * as Dot from "../../../model/vocabulary/dot.ts"
import { has } from "../../bits.ts"
import { concurrent, type Evidence, saw, type Written } from "../../evidence.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, objectInWords, writtenInWords } from "../../words.ts"

/** The puts that inserted their row, which their origin is known not to have shown, and that nobody has deleted. */
const bookingsOf = ({ sightingsOf }: Evidence): ReadonlyArray<Written> => {
  const blank = new Map<number, boolean>()
  const bookings: Array<Written> = []
  for (const { kind, copy, written, shows } of sightingsOf.row) {
    const { write, object } = written
    const fresh = blank.get(copy) ?? !object.writes.some((other) => saw(written, other))
    const deleted = object.writes.some((other) => other.write.kind === "delete" && saw(other, written))
    if (kind === "wrote" && write.kind === "put" && fresh && !deleted) bookings.push(written)
    blank.set(copy, shows === null)
  }
  return bookings
}

/** The writes to rows that some leader named in a conflict, or that stopped a stream. */
const namedIn = ({ sightingsOf, incidents, writes }: Evidence): ReadonlySet<Written> => {
  const named = new Set<Written>()
  for (const { conflict, written } of sightingsOf.row) {
    if (conflict === null) continue
    named.add(written)
    const { local } = conflict
    const other = local === null ? undefined : written.object.writes.find(({ dot }) => Dot.same(dot, local))
    if (other !== undefined) named.add(other)
  }
  for (const { happening } of incidents) {
    if (happening.kind !== "stopped") continue
    for (const written of writes) if (Dot.same(written.dot, happening.dot)) named.add(written)
  }
  return named
}

export const doubleBookingIsReported: Property = {
  id: "database-features/double-booking-is-reported",
  group: "database-features",
  title: "A double booking is reported",
  law: "When two leaders each insert a row under the same key, neither having seen the other's, some leader reports a conflict, or stops, over one of the two.",
  source:
    "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, what is a conflict (a meeting room booked twice)",
  expectation: "eventually",
  assumes: "Somebody reads the conflict log.",
  witness: "two concurrent inserts of one row that nobody deleted and some leader has seen both of",
  families: ["row"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { history, seenAtEnd } = evidence
    if (!history.quiet) return untouched
    const bookings = bookingsOf(evidence)
    if (bookings.length < 2) return untouched
    const named = namedIn(evidence)
    let witnesses = 0
    for (const later of bookings)
      for (const earlier of bookings) {
        if (earlier.index >= later.index) break
        if (earlier.object !== later.object || !concurrent(earlier, later)) continue
        if (!seenAtEnd.some((seen) => has(seen, earlier.index) && has(seen, later.index))) continue
        witnesses++
        if (named.has(earlier) || named.has(later)) continue
        return {
          witnesses,
          violation: {
            harm: `${objectInWords(later.object)} was promised to two clients, by ${writtenInWords(earlier)} and ${writtenInWords(later)}, and nobody was told.`,
            because: [
              ...[earlier, later].map(
                (one) =>
                  `${leadersInWords([one.at])} had no such row, and acknowledged ${writtenInWords(one)}.`,
              ),
              "Neither had seen the other's, and both have arrived.",
              "However, no leader has reported a conflict that names either.",
            ],
            step: history.steps.length,
            leaders: [earlier.at, later.at],
          },
        }
      }
    return { witnesses, violation: null }
  },
}
