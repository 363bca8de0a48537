/** What several leaders cost: Kleppmann (2017), ch. 5, the downside: writes in two datacenters can conflict. */
import { type Claim, figure, type Finding, rolesOf } from "./claim.ts"
import type { Price } from "./measures/price.ts"
import { longestRoundTrip } from "./places.ts"
import type { Recovery } from "./trace.ts"

const thousandth = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((10_000 * part) / whole) / 10

/** Writes with a concurrent one to the same object, of a thousand. */
export const conflictsPerThousand = ({ conflicting, writes }: Price): number | null =>
  thousandth(conflicting, writes)

/** Overruled writes of a thousand to rows. */
export const overruledPerThousand = ({ overruled, rows }: Price): number | null => thousandth(overruled, rows)

/** Writes to rows that replaced what their client could not have seen, of a thousand. */
export const blindPerThousand = ({ blind, rows }: Price): number | null => thousandth(blind, rows)

const hotIs = (hot: number): string => `${Math.round(100 * hot)} % hot`

/** In how many outages something waited, and how much at most. */
const heldBack = (
  outages: ReadonlyArray<Recovery | null>,
  holds: (held: number, all: number) => boolean,
): Finding => {
  const waiting = outages.map((one) => one?.waiting ?? 0)
  const held = waiting.filter((changes) => changes > 0).length
  return {
    holds: holds(held, outages.length),
    figures: [
      figure("held back in", held, "outages"),
      figure("of", outages.length, "outages"),
      figure("most changes waiting", Math.max(0, ...waiting), "changes"),
    ],
  }
}

export const claimsOfPrice: ReadonlyArray<Claim> = [
  {
    id: "conflicts-grow-with-contention",
    about: "price",
    statement:
      "With a leader in each datacenter, a larger share of writes to a few hot keys never brings fewer conflicts, and the largest brings more than none.",
    checkedBy: ["conflict-resolution/conflict-iff-concurrent"],
    evaluate: ({ contention }) => {
      const rates = contention.map(({ multi }) => conflictsPerThousand(multi) ?? 0)
      return {
        holds:
          (rates.at(-1) ?? 0) > (rates[0] ?? 0) &&
          rates.every((rate, index) => index === 0 || rate >= (rates[index - 1] ?? 0)),
        figures: contention.map(({ hot, multi }) =>
          figure(hotIs(hot), conflictsPerThousand(multi), "per 1000 writes"),
        ),
      }
    },
  },
  {
    id: "one-leader-has-no-conflicts",
    about: "price",
    statement: "With one leader no two writes conflict, however hot the keys.",
    checkedBy: ["conflict-resolution/conflict-iff-concurrent"],
    evaluate: ({ contention }) => ({
      holds: contention.length > 0 && contention.every(({ single }) => single.conflicting === 0),
      figures: contention.map(({ hot, single }) => figure(hotIs(hot), single.conflicting, "writes")),
    }),
  },
  {
    id: "last-write-wins-overrules-acknowledged-writes",
    about: "price",
    statement:
      "Where conflicting writes go to rows, the later one wins and the other, acknowledged, is gone; each such loss stands in a conflict log.",
    checkedBy: ["conflict-resolution/last-writer-wins", "conflict-resolution/nothing-is-lost-silently"],
    evaluate: ({ contention }) => ({
      holds:
        contention.some(({ multi }) => multi.overruled > 0) &&
        contention.every(({ multi }) => multi.unlogged === 0),
      figures: [
        ...contention.map(({ hot, multi }) =>
          figure(`overruled, ${hotIs(hot)}`, overruledPerThousand(multi), "per 1000 writes"),
        ),
        figure(
          "not in a log",
          contention.reduce((sum, { multi }) => sum + multi.unlogged, 0),
          "writes",
        ),
      ],
    }),
  },
  {
    id: "families-that-merge-lose-nothing",
    about: "price",
    statement:
      "Where they go to counters, sets and multi-value registers, every write shows in the end, or a write that saw it replaced it.",
    checkedBy: [
      "conflict-resolution/concurrent-increments-all-count",
      "conflict-resolution/add-wins",
      "conflict-resolution/siblings-are-the-concurrent-maxima",
    ],
    evaluate: ({ contention }) => ({
      holds:
        contention.some(({ multi }) => multi.conflicting > 0 && multi.merging > 0) &&
        contention.every(({ multi }) => multi.unmerged === 0),
      figures: contention.flatMap(({ hot, multi }) => [
        figure(`lost, ${hotIs(hot)}`, multi.unmerged, "writes"),
        figure("of", multi.merging, "writes"),
      ]),
    }),
  },
  {
    id: "one-leader-does-not-spare-clients-blind-writes",
    about: "price",
    statement:
      "With one leader, too, a client far from it replaces rows that it could not have seen yet; nothing is logged, because to the leader it is no conflict.",
    checkedBy: [],
    evaluate: ({ contention }) => ({
      holds: contention.some(({ single }) => single.blind > 0),
      figures: contention.map(({ hot, single }) =>
        figure(hotIs(hot), blindPerThousand(single), "per 1000 writes"),
      ),
    }),
  },
  {
    id: "local-reads-are-behind-by-less-than-a-round-trip",
    about: "price",
    statement:
      "While all is well, with several leaders as with one, 99 of 100 stale reads are behind by less than the longest round trip.",
    checkedBy: ["convergence/every-acknowledged-write-reaches-every-leader"],
    evaluate: (measured) => {
      const { multi, single } = rolesOf(measured, "none")
      const longest = longestRoundTrip(measured.places)
      return {
        holds: [multi, single].every(({ staleness: { behind } }) => behind === null || behind.p99 < longest),
        figures: [
          ...[multi, single].flatMap(({ deployment, staleness: { stale, reads, behind } }) => [
            figure(`stale reads, ${deployment}`, reads === 0 ? null : (100 * stale) / reads, "%"),
            figure("p99 behind", behind?.p99, "ms"),
          ]),
          figure("longest round trip", longest, "ms"),
        ],
      }
    },
  },
  {
    id: "reads-during-a-cut-are-behind-by-the-cut",
    about: "price",
    statement: "While A is cut off, reads are behind by more than any read while all is well.",
    checkedBy: [],
    evaluate: (measured) => {
      const calm = rolesOf(measured, "none").multi.staleness
      const cut = rolesOf(measured, "cut").multi.staleness
      return {
        holds: (cut.behind?.most ?? 0) > (calm.behind?.most ?? 0),
        figures: [
          figure("stale reads during the cut", cut.reads === 0 ? null : (100 * cut.stale) / cut.reads, "%"),
          figure("most behind during the cut", cut.behind?.most, "ms"),
          figure("most behind while all is well", calm.behind?.most, "ms"),
        ],
      }
    },
  },
  {
    id: "an-outage-can-hold-back-replication-between-the-others",
    about: "price",
    statement:
      "Causal order costs freshness: in some outages of A, what B writes shows at C only once A is back, or the other way round, because it may depend on a change that A had sent to one of them alone.",
    checkedBy: ["causality/effect-never-precedes-its-cause"],
    evaluate: ({ outages }) =>
      heldBack(
        outages.map(({ direct }) => direct),
        (held) => held > 0,
      ),
  },
  {
    id: "leaders-that-pass-on-what-they-receive-are-not-held-back",
    about: "price",
    statement:
      "In the same outages, when each leader also passes on the changes that it receives, so that every change travels twice, nothing waits for A.",
    checkedBy: ["causality/effect-never-precedes-its-cause", "convergence/redelivery-changes-nothing"],
    evaluate: ({ outages }) =>
      heldBack(
        outages.map(({ forwarding }) => forwarding),
        (held, all) => held === 0 && all > 0,
      ),
  },
]
