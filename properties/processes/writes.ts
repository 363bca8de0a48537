/** Writes, held to the trails: what a client was told was written is in its leader's trail, and in every leader's end. */
import * as Dot from "../../model/vocabulary/dot.ts"
import { leaderName } from "../../model/vocabulary/leader.ts"
import { covers, dominates, empty, join, type VersionVector } from "../../model/vocabulary/version-vector.ts"
import type { Write } from "../../model/vocabulary/write.ts"
import { writeInWords } from "../words.ts"
import type { ClientRecord } from "./client-record.ts"
import type { Unaccounted } from "./finding.ts"
import type { Trail } from "./trail.ts"
import { writeOf } from "./wording.ts"

/** What a leader holds at the end of its trail, by its own account. */
const heldAtEnd = (trail: Trail, leaders: number): VersionVector => {
  let vector: VersionVector = empty(leaders)
  for (const event of trail) {
    if (event._tag === "Started") vector = event.vector
    else if (event._tag === "Merged") vector = join(vector, event.vector)
    else if (event._tag === "Wrote" || (event._tag === "Arrived" && event.report._tag === "Applied"))
      vector = join(vector, empty(leaders).with(event.change.dot.leader, event.change.dot.sequence))
  }
  return vector
}

const nameOf = (write: Write): string => JSON.stringify(write, Object.keys(write).toSorted())

/** The acknowledged writes that the trails do not have, or that leaders who agree in the end do not have. */
export const accounted = (
  trails: ReadonlyArray<Trail>,
  records: ReadonlyArray<ClientRecord>,
): ReadonlyArray<Unaccounted> => {
  const leaders = trails.length
  const ends = trails.map((trail) => heldAtEnd(trail, leaders))
  const agreed = ends.every((one) => ends.every((other) => dominates(one, other)))
  const written = trails.map((trail) => {
    const writes = new Map<number, string>()
    for (const event of trail) {
      if (event._tag !== "Wrote") continue
      const write = writeOf(event.change.operation)
      if (write !== null) writes.set(event.change.dot.sequence, nameOf(write))
    }
    return writes
  })
  return records.flatMap((record): ReadonlyArray<Unaccounted> => {
    const { asked, answer, leader } = record
    if (asked.kind !== "write" || answer.kind !== "written" || answer.dot === null) return []
    const what = `${writeInWords(asked.write)} was acknowledged as ${Dot.show(answer.dot)}`
    const there = answer.dot.leader === leader ? written[leader]?.get(answer.dot.sequence) : undefined
    if (there !== nameOf(asked.write))
      return [
        {
          kind: "record",
          record,
          why: `${what}, and the trail of ${leaderName(leader)} has ${there === undefined ? "no such write" : `another write there: ${there}`}`,
          nearest: [],
        },
      ]
    if (!agreed) return []
    const { dot } = answer
    return ends.every((end) => covers(end, dot))
      ? []
      : [{ kind: "record", record, why: `${what}, and it is lost: no leader has it in the end`, nearest: [] }]
  })
}
