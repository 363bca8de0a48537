import type { Outcome } from "../../../model/replication/happening.ts"
import type { Shown } from "../../../model/vocabulary/write.ts"
import { saw, visible, type Written, type WrittenObject } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, objectInWords, writtenInWords } from "../../words.ts"
import { columnIn, recordsOf, removes, sets } from "../records.ts"

/** `true` when each write had seen all those before it, so that there is one order in which to apply them. */
const isChain = (writes: ReadonlyArray<Written>): boolean =>
  writes.every((later, index) => writes.slice(0, index).every((earlier) => saw(later, earlier)))

/** `true` when a leader that knows these writes has just come by the last of them, and by all that its origin had seen. */
const inOrder = (known: ReadonlyArray<Written>, object: WrittenObject, written: Written): boolean =>
  known.at(-1) === written && isChain(known) && known.length === visible(object, written.past).length + 1

const isAudit = (written: Written): boolean => sets(written, "audited")

/** `true` when a read shows what was written: a conflict, a constraint or a clock can pass over it. */
const tookEffect = (written: Written, outcome: Outcome, shows: Shown): boolean => {
  const { write } = written
  if (removes(written)) return outcome === "applied" && shows === null
  return outcome === "applied" && (write.kind !== "set" || columnIn(shows, write.column) === write.value)
}

/** `true` when some audit of the record is not told from this one by what a read shows of it. */
const isAuditedAlike = (known: ReadonlyArray<Written>, { write }: Written): boolean =>
  write.kind === "set" &&
  known.filter((one) => isAudit(one) && one.write.kind === "set" && one.write.value === write.value).length >
    1

/** A record with an email can be removed for another one that comes by the same. */
const givesEmail = (written: Written): boolean => sets(written, "email")

/** The sets of `audited` since the record was last removed. */
const auditsIn = (writes: ReadonlyArray<Written>): ReadonlyArray<Written> =>
  writes.slice(writes.findLastIndex(removes) + 1).filter(isAudit)

export const triggerFiresOnce: Property = {
  id: "database-features/trigger-fires-once",
  group: "database-features",
  title: "A trigger fires once for each write",
  law: "A leader that applied the writes to a record in the one order that they were made in shows in firings how often audited was set since the record was inserted.",
  source:
    "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, triggers; Tungsten Replicator docs, triggers on a replica; EDB docs, PGD, application behavior",
  expectation: "always",
  assumes:
    "Each of those writes took effect where it was made and applied: what a conflict, a constraint or a clock passed over does not count, nor what a read cannot tell from another set of audited to the same. The record has no email, for which another could replace it.",
  witness:
    "a set of audited applied at another leader than its own, after all writes to the record before it",
  families: ["record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const audited = new Set(
      recordsOf(evidence).filter(({ writes }) => writes.some(isAudit) && !writes.some(givesEmail)),
    )
    // Leaders at which some write to the record came out of order or without effect, and what was written on top of that.
    const astray = new Set<string>()
    const tainted = new Set<Written>()
    let witnesses = 0
    if (audited.size === 0) return { witnesses, violation: null }
    for (const { kind, effective, at, object, written, seen, outcome, shows, step } of evidence.sightingsOf
      .record) {
      if (!effective || !audited.has(object)) continue
      const copy = `${at} ${object.index}`
      const known = visible(object, seen)
      const regular =
        tookEffect(written, outcome, shows) &&
        !isAuditedAlike(known, written) &&
        inOrder(known, object, written)
      if (!regular || tainted.has(written)) astray.add(copy)
      if (astray.has(copy)) {
        if (kind === "wrote") tainted.add(written)
        continue
      }
      if (kind === "applied" && isAudit(written)) witnesses++
      const audits = auditsIn(known)
      const fired = Number(columnIn(shows, "firings") ?? 0)
      if (shows === null || fired === audits.length) continue
      const where = leadersInWords([at])
      return {
        witnesses,
        violation: {
          harm: `${objectInWords(object)} was audited ${times(audits.length)}, and its trigger has fired ${times(fired)} at ${where}.`,
          because: [
            `${where} has applied ${known.map(writtenInWords).join(", ")}, in the order that they were made in.`,
            `Since the record was inserted, audited was set ${times(audits.length)}.`,
            `However, the trigger has fired ${times(fired)} there.`,
          ],
          step,
          leaders: [at],
        },
      }
    }
    return { witnesses, violation: null }
  },
}

const times = (count: number): string => (count === 1 ? "once" : `${count} times`)
