/** The tables behind the claims: the same in a terminal, in Markdown and on a page. */
import type { Distribution } from "../properties/claims/measures/quantiles.ts"
import type { Summary } from "../properties/claims/summary.ts"
import {
  blindPerThousand,
  conflictsPerThousand,
  overruledPerThousand,
} from "../properties/claims/claims-of-price.ts"
import { type ClaimsReport, troubleInWords, valueInWords } from "./claims.ts"

export interface Table {
  readonly id: "latency" | "reads" | "availability" | "staleness" | "contention"
  readonly title: string
  /** What the columns mean, as a sentence. */
  readonly note: string
  readonly heads: ReadonlyArray<string>
  readonly rows: ReadonlyArray<readonly [name: string, ...cells: ReadonlyArray<string>]>
}

const distribution = (one: Distribution | null | undefined): ReadonlyArray<string> =>
  [one?.least, one?.p50, one?.p90, one?.p99, one?.most].map(valueInWords)

const share = (part: number, whole: number): string =>
  whole === 0 ? "–" : valueInWords((100 * part) / whole)

const latency = ({ trials, near, places }: ClaimsReport): Table => {
  const rows = (where: string, summaries: ReadonlyArray<Summary>): Table["rows"] =>
    places.names.flatMap((name, place) =>
      summaries.map(
        ({ deployment, writes }) =>
          [`${name.charAt(0)}${where}, ${deployment}`, ...distribution(writes[place])] as const,
      ),
    )
  return {
    id: "latency",
    title: "How long a write takes",
    note: "Milliseconds from asking to hearing, by the client's datacenter, while all is well.",
    heads: ["at", "fastest", "p50", "p90", "p99", "slowest"],
    rows: [
      ...rows(
        "",
        trials.filter(({ trouble }) => trouble === "none"),
      ),
      ...rows(" of one datacenter", near),
    ],
  }
}

const reads = ({ trials, places }: ClaimsReport): Table => ({
  id: "reads",
  title: "How long a read takes",
  note: "Milliseconds from asking to hearing, by the client's datacenter, while all is well. A read waits for a sync that is under way, so that it shows nothing that a crash could take back.",
  heads: ["at", "fastest", "p50", "p90", "p99", "slowest"],
  rows: places.names.flatMap((name, place) =>
    trials
      .filter(({ trouble }) => trouble === "none")
      .map((one) => [`${name.charAt(0)}, ${one.deployment}`, ...distribution(one.reads[place])] as const),
  ),
})

const availability = ({ trials }: ClaimsReport): Table => ({
  id: "availability",
  title: "Who can write while something is wrong",
  note: "Percent of the writes asked at each datacenter during the trouble that were acknowledged; the longest time in milliseconds in which B or C heard of no write that is done; acknowledged writes that are lost for good; changes missing when it ends, and milliseconds until none is.",
  heads: ["while", "A", "B", "C", "silent", "lost", "missing", "caught up"],
  rows: trials
    .filter(({ trouble }) => trouble !== "none")
    .map(
      ({ trouble, deployment, availability, silence, lost, recovery }) =>
        [
          `${troubleInWords[trouble]}, ${deployment}`,
          ...availability.map(({ acknowledged, asked }) => share(acknowledged, asked)),
          valueInWords(Math.max(...silence.slice(1))),
          valueInWords(lost),
          valueInWords(recovery?.backlog),
          valueInWords(recovery?.took),
        ] as const,
    ),
})

const staleness = ({ trials }: ClaimsReport): Table => ({
  id: "staleness",
  title: "What local reads miss",
  note: "Percent of the reads that miss a write of the same object which was already acknowledged, and by how many milliseconds those are behind.",
  heads: ["while", "stale", "p50", "p99", "most"],
  rows: trials.map(
    ({ trouble, deployment, staleness: { reads, stale, behind } }) =>
      [
        `${troubleInWords[trouble]}, ${deployment}`,
        share(stale, reads),
        ...[behind?.p50, behind?.p99, behind?.most].map(valueInWords),
      ] as const,
  ),
})

const contention = ({ contention: levels }: ClaimsReport): Table => ({
  id: "contention",
  title: "What becomes of writes as keys get hot",
  note: "Of 1000 writes: those that conflict with another, with several leaders and with one; of 1000 to rows, those overruled by a later one, and those that one leader lets replace what their client could not have seen. Lost: writes to counters, sets and registers that do not show in the end.",
  heads: ["to hot keys", "conflict", "with one", "overruled", "blind with one", "lost"],
  rows: levels.map(
    ({ hot, multi, single }) =>
      [
        `${Math.round(100 * hot)} %`,
        valueInWords(conflictsPerThousand(multi)),
        valueInWords(conflictsPerThousand(single)),
        valueInWords(overruledPerThousand(multi)),
        valueInWords(blindPerThousand(single)),
        valueInWords(multi.unmerged),
      ] as const,
  ),
})

/** All tables of a report. */
export const tablesOf = (report: ClaimsReport): ReadonlyArray<Table> => [
  latency(report),
  reads(report),
  availability(report),
  staleness(report),
  contention(report),
]
