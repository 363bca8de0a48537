/**
 * The recorded verdicts: for every subject, which properties it is known to break and why. Everything else that it claims
 * must hold. A run whose verdicts differ from these, either way, fails.
 *
 * The codes A1 to A13 name documented anomalies, see `anomalies`.
 */
import type { Property } from "./property.ts"
import type { Subject } from "./subjects/subject.ts"
import type { Expected } from "./verdict.ts"

/** The documented anomalies that the reasons name, each in one sentence. */
export const anomalies: Readonly<Record<string, string>> = {
  A1: "Swap: two concurrent updates, each leader ends with the other's value.",
  A2: "Each keeps its own: two concurrent updates, each leader ends with the value that it wrote.",
  A3: "Tie: two writes with equal times, and the leaders do not agree on which of them wins.",
  A5: "An update and a delete cross: one leader deletes the row, the other inserts the update.",
  A6: "An update and a delete cross: one leader keeps the row, the other stays without it.",
  A7: "A delete removes a newer row, because deletes are applied whatever their time.",
  A8: "What is remembered of a delete is cleaned up before a late change arrives, which brings the row back.",
  A9: "An update overtakes the insert that it follows, and is dropped.",
  A10: "A delete overtakes the insert that it follows, and leaves a ghost row.",
  A13: "Two writes one after the other, the second by a leader whose clock lags: the first one wins.",
}

type Known = Readonly<Record<string, string>>

/** What follows from a change that cannot be applied, and stops what is behind it. */
const stops = (because: string): Known => ({
  "convergence/every-acknowledged-write-reaches-every-leader": because,
  "convergence/returning-leader-catches-up": because,
  "convergence/streams-keep-flowing": because,
})

const postgresql: Known = {
  "convergence/same-changes-same-state": "A1: the last arrival wins, so two leaders swap values",
  "convergence/quiet-cluster-agrees": "A1: the last arrival wins, so two leaders swap values",
  ...stops("an insert of an existing key stops the apply worker"),
  "convergence/deleted-stays-deleted":
    "A10: a delete that overtakes its insert finds no row and is forgotten",
  "causality/arbitration-respects-causality":
    "A9: an update that overtakes its insert finds no row and is dropped",
}

const spock5: Known = {
  "convergence/same-changes-same-state":
    "A7, A9, A13: deletes are forgotten, order is per origin, clocks decide",
  "convergence/quiet-cluster-agrees":
    "A7, A9, A13: deletes are forgotten, order is per origin, clocks decide",
  "convergence/deleted-stays-deleted":
    "A10: a delete that overtakes its insert finds no row and is forgotten",
  "causality/arbitration-respects-causality":
    "A9, A13: an update that overtakes its insert; a clock that lags, or stands still",
  "conflict-resolution/last-writer-wins":
    "A7, A9: a delete is applied whatever its time; a missed update is dropped",
  "conflict-resolution/nothing-is-lost-silently": "A7: a delete removes a newer row and reports no conflict",
}

const known: Readonly<Record<string, Known>> = {
  tungsten: {
    "convergence/same-changes-same-state": "A1: the last arrival wins, so two leaders swap values",
    "convergence/quiet-cluster-agrees": "A1: the last arrival wins, so two leaders swap values",
    ...stops("an insert of an existing key stops the service"),
    "convergence/deleted-stays-deleted":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "causality/arbitration-respects-causality":
      "A9: an update that overtakes its insert finds no row and is dropped",
  },
  "tungsten-without-pkey": {
    "convergence/same-changes-same-state":
      "A2: a change of a row that is not as its origin saw it finds no row",
    "convergence/quiet-cluster-agrees": "A2: a change of a row that is not as its origin saw it finds no row",
    ...stops("an insert of an existing key stops the service"),
    "convergence/deleted-stays-deleted":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "causality/arbitration-respects-causality":
      "A9: an update that overtakes its insert finds no row and is dropped",
  },
  "mariadb-ring-strict": {
    "convergence/same-changes-same-state": "A1: the last arrival wins, so two leaders swap values",
    "convergence/quiet-cluster-agrees":
      "A1: the last arrival wins; a stream that has stopped leaves the leaders apart",
    ...stops("an insert of an existing key, or a change of a missing row, stops the stream"),
    "convergence/deleted-stays-deleted": "the delete is behind a change that has stopped its stream",
  },
  "mariadb-ring-idempotent": {
    "convergence/same-changes-same-state": "A1, A7: the last arrival wins; deletes are forgotten",
    "convergence/quiet-cluster-agrees": "A1, A7: the last arrival wins; deletes are forgotten",
  },
  "postgresql-16": postgresql,
  "postgresql-18": {
    ...postgresql,
    "conflict-resolution/nothing-is-lost-silently":
      "an insert of an existing key stops the stream, and is reported as no loss",
  },
  "pglogical-apply-remote": {
    "convergence/same-changes-same-state": "A1, A7: the last arrival wins; deletes are forgotten",
    "convergence/quiet-cluster-agrees": "A1, A7: the last arrival wins; deletes are forgotten",
    "convergence/deleted-stays-deleted":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "causality/arbitration-respects-causality":
      "A9: an update that overtakes its insert is dropped, or the insert replaces it",
    "conflict-resolution/nothing-is-lost-silently":
      "A7: a delete removes a newer row and reports no conflict",
  },
  "pglogical-keep-local": {
    "convergence/same-changes-same-state": "A2: the row stays against any change of another origin",
    "convergence/quiet-cluster-agrees": "A2: the row stays against any change of another origin",
    "convergence/deleted-stays-deleted":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "causality/arbitration-respects-causality":
      "an update of another origin than the row's is refused, also where it had seen the row",
    "conflict-resolution/nothing-is-lost-silently":
      "A7: a delete removes a newer row and reports no conflict",
  },
  "pglogical-last-update-wins": {
    "convergence/same-changes-same-state":
      "A3, A7, A9, A13: a tie swaps; deletes are forgotten; order is per origin, clocks decide",
    "convergence/quiet-cluster-agrees":
      "A3, A7, A9, A13: a tie swaps; deletes are forgotten; order is per origin, clocks decide",
    "convergence/deleted-stays-deleted":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "causality/arbitration-respects-causality":
      "A9, A13: an update that overtakes its insert; a clock that lags",
    "conflict-resolution/winner-depends-only-on-the-writes": "A3: on a tie each side takes the other's row",
    "conflict-resolution/last-writer-wins":
      "A7, A9: a delete is applied whatever its time; a missed update is dropped",
    "conflict-resolution/nothing-is-lost-silently":
      "A7: a delete removes a newer row and reports no conflict",
  },
  "bdr-1": {
    "convergence/same-changes-same-state":
      "A7, A9, A13: deletes are forgotten, order is per origin, clocks decide",
    "convergence/quiet-cluster-agrees":
      "A7, A9, A13: deletes are forgotten, order is per origin, clocks decide",
    "convergence/deleted-stays-deleted":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "causality/arbitration-respects-causality":
      "A9, A13: an update that overtakes its insert; a clock that lags",
    "conflict-resolution/last-writer-wins":
      "A7, A9: a delete is applied whatever its time; a missed update is dropped",
    "conflict-resolution/nothing-is-lost-silently":
      "A7: a delete removes a newer row and reports no conflict",
  },
  pgactive: {
    "convergence/same-changes-same-state":
      "A3, A7, A9, A13: deletes are forgotten, order is per origin, clocks decide",
    "convergence/quiet-cluster-agrees":
      "A3, A7, A9, A13: deletes are forgotten, order is per origin, clocks decide",
    "convergence/deleted-stays-deleted":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "causality/arbitration-respects-causality":
      "A9, A13: an update that overtakes its insert; a clock that lags, or stands still",
    "conflict-resolution/winner-depends-only-on-the-writes":
      "A3: a third leader breaks a tie by its own number, not by who wrote the row",
    "conflict-resolution/last-writer-wins":
      "A7, A9: a delete is applied whatever its time; a missed update is dropped",
    "conflict-resolution/nothing-is-lost-silently":
      "A7: a delete removes a newer row and reports no conflict",
  },
  "spock-5.0.9": spock5,
  "spock-5.0.10": {
    ...spock5,
    "conflict-resolution/winner-depends-only-on-the-writes":
      "A3: a third leader breaks a tie by its own number, not by who wrote the row",
  },
  "spock-6": {
    "convergence/same-changes-same-state":
      "A3, A6, A9, A13: one side skips the older delete, the other the newer update",
    "convergence/quiet-cluster-agrees":
      "A3, A6, A9, A13: one side skips the older delete, the other the newer update",
    "convergence/deleted-stays-deleted":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "causality/arbitration-respects-causality":
      "A9, A13: an update that overtakes its insert; a clock that lags, or stands still",
    "conflict-resolution/winner-depends-only-on-the-writes":
      "A3: a third leader breaks a tie by its own number, not by who wrote the row",
    "conflict-resolution/last-writer-wins":
      "A6, A9: an update of a missing row is discarded, whatever its time",
    "conflict-resolution/nothing-is-lost-silently":
      "a delete that wins removes a concurrent row and is not reported",
  },
  pgd: {
    "convergence/same-changes-same-state": "A5, A7, A13: the dead tuple decides, until it is vacuumed",
    "convergence/quiet-cluster-agrees": "A5, A7, A13: the dead tuple decides, until it is vacuumed",
    "convergence/deleted-stays-deleted":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "causality/arbitration-respects-causality":
      "A10, A13: a delete that overtakes its insert; a clock that lags",
    "conflict-resolution/last-writer-wins": "A7: a delete is applied whatever its time",
    "conflict-resolution/nothing-is-lost-silently":
      "A7: a delete removes a newer row and reports no conflict",
  },
  "pgd-older-delete-skipped": {
    "convergence/same-changes-same-state": "A6: one side skips the older delete, the other the newer update",
    "convergence/quiet-cluster-agrees": "A6: one side skips the older delete, the other the newer update",
    "convergence/deleted-stays-deleted":
      "A10: a delete that overtakes its insert finds no row and is forgotten",
    "causality/arbitration-respects-causality":
      "A10, A13: a delete that overtakes its insert; a clock that lags",
    "conflict-resolution/last-writer-wins":
      "A6: an update of a recently deleted row is skipped, whatever its time",
    "conflict-resolution/nothing-is-lost-silently": "a delete of a missing row is skipped in silence",
  },
  "goldengate-cdr": {
    "convergence/same-changes-same-state": "A3, A5: ties keep the local row; deletes are forgotten",
    "convergence/quiet-cluster-agrees": "A3, A5: ties keep the local row; deletes are forgotten",
    "convergence/deleted-stays-deleted": "A5, A10: an update that finds no row inserts it",
    "causality/arbitration-respects-causality": "A10: deletes are forgotten",
    "conflict-resolution/winner-depends-only-on-the-writes": "A3: on a tie each side keeps its own row",
    "conflict-resolution/last-writer-wins": "A5: a delete is applied whatever its time, and forgotten",
    "conflict-resolution/nothing-is-lost-silently": "A5: a delete that finds no row is discarded in silence",
  },
  "goldengate-acdr": {
    "convergence/same-changes-same-state": "A3, A8: ties keep the local row; tombstones are purged",
    "convergence/quiet-cluster-agrees": "A3, A8: ties keep the local row; tombstones are purged",
    "convergence/deleted-stays-deleted": "A8: a tombstone is purged before a late change arrives",
    "causality/arbitration-respects-causality": "a clock that lags; a purged tombstone",
    "conflict-resolution/winner-depends-only-on-the-writes": "A3: on a tie each side keeps its own row",
    "conflict-resolution/last-writer-wins": "A8: a tombstone is purged before a late change arrives",
    "conflict-resolution/nothing-is-lost-silently": "A8: a tombstone is purged before a late change arrives",
  },
  "goldengate-acdr-tie-applies": {
    "convergence/same-changes-same-state": "A3, A8: a tie takes the other's row; tombstones are purged",
    "convergence/quiet-cluster-agrees": "A3, A8: a tie takes the other's row; tombstones are purged",
    "convergence/deleted-stays-deleted":
      "A8: a tombstone is purged before a late change arrives; a tie takes the insert for later",
    "causality/arbitration-respects-causality": "a clock that lags, or stands still; a purged tombstone",
    "conflict-resolution/winner-depends-only-on-the-writes": "A3: on a tie each side takes the other's row",
    "conflict-resolution/last-writer-wins": "A8: a tombstone is purged before a late change arrives",
    "conflict-resolution/nothing-is-lost-silently": "A8: a tombstone is purged before a late change arrives",
  },
  symmetricds: {
    "convergence/same-changes-same-state": "A3, A5: ties keep the local row; deletes are forgotten",
    "convergence/quiet-cluster-agrees": "A3, A5: ties keep the local row; deletes are forgotten",
    "convergence/deleted-stays-deleted": "A5, A10: an update that finds no row inserts it",
    "causality/arbitration-respects-causality": "A10: deletes are forgotten",
    "conflict-resolution/winner-depends-only-on-the-writes": "A3: on a tie each side keeps its own row",
    "conflict-resolution/last-writer-wins": "A5: a delete is applied whatever its time, and forgotten",
    "conflict-resolution/nothing-is-lost-silently": "A5: a delete that finds no row is only counted",
  },
  "single-leader": {
    "availability/local-write-succeeds-during-partition":
      "a write must reach leader A and its answer must come back",
    "availability/datacenter-outage-stops-no-one-else":
      "a write must reach leader A, which may be the one that is out",
  },
}

/** Why a property is not claimed for a subject; `null` when it is. */
export const notClaimed = (subject: Subject, property: Property): string | null => {
  const disclaimer = subject.disclaims.find((one) => one.property === property.id)
  if (disclaimer !== undefined) return disclaimer.because
  if (property.group === "refinement" && subject.refines === undefined)
    return "it is not played in lockstep with a design"
  if (!property.families.some((family) => subject.families.includes(family)))
    return `it has no ${property.families.join(" or ")}`
  if (property.readsStamps && !subject.stamps) return "its writes carry no stamps"
  const missing = property.needs.find((fault) => !subject.faults.includes(fault))
  return missing === undefined ? null : `it cannot be put through ${missing}`
}

/** The verdict recorded for a property on a subject. */
export const expected = (subject: Subject, property: Property): Expected => {
  const because = notClaimed(subject, property)
  if (because !== null) return { verdict: "not-claimed", because }
  const why = known[subject.name]?.[property.id]
  return why === undefined ? { verdict: "holds", because: "" } : { verdict: "violated", because: why }
}

/** Every recorded violation: subject, property, reason. */
export const knownViolations: ReadonlyArray<readonly [subject: string, property: string, because: string]> =
  Object.entries(known).flatMap(([subject, properties]) =>
    Object.entries(properties).map(([property, because]) => [subject, property, because] as const),
  )
