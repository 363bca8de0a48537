/** What several leaders promise about time: Kleppmann (2017), ch. 5, "Multi-datacenter operation", performance. */
import { type Claim, elsewhere, figure, letter, rolesOf } from "./claim.ts"
import { localWriteLatencyHidesTheWideArea as hides } from "./local-write-latency-hides-the-wide-area.ts"
import { nearestRoundTrip, roundTrip } from "./places.ts"
import { syncTime } from "./replica.ts"

export const claimsOfPerformance: ReadonlyArray<Claim> = [
  {
    id: "no-write-waits-for-the-wide-area",
    about: "performance",
    statement:
      "With a leader in each datacenter, 99 of 100 writes at every datacenter are acknowledged sooner than a message can go to the nearest other one and back.",
    checkedBy: [hides.id],
    evaluate: (measured) => {
      const { writes } = rolesOf(measured, "none").multi
      const { witnesses, violation } = hides.check(writes, measured.places)
      return {
        holds: violation === null && witnesses > 0 && writes.every((one) => one !== null),
        figures: writes.flatMap((one, place) => [
          figure(`p99 at ${letter(measured, place)}`, one?.p99, "ms"),
          figure("nearest round trip", nearestRoundTrip(measured.places, place), "ms"),
        ]),
      }
    },
  },
  {
    id: "a-single-leader-makes-writes-elsewhere-cross-the-wide-area",
    about: "performance",
    statement:
      "With one leader at A, even the fastest write at B and at C takes longer than a message to A and back.",
    checkedBy: [hides.id],
    evaluate: (measured) => {
      const { writes } = rolesOf(measured, "none").single
      const rows = elsewhere(measured).map((place) => ({
        place,
        least: writes[place]?.least,
        round: roundTrip(measured.places, place, 0),
      }))
      return {
        holds: rows.every(({ least, round }) => least !== undefined && least > round),
        figures: rows.flatMap(({ place, least, round }) => [
          figure(`fastest at ${letter(measured, place)}`, least, "ms"),
          figure("round trip to A", round, "ms"),
        ]),
      }
    },
  },
  {
    id: "the-single-leaders-own-datacenter-gains-nothing",
    about: "performance",
    statement:
      "At A, where the single leader is, the median write is as fast without the others being leaders: the difference is less than one sync of the disk.",
    checkedBy: [hides.id],
    evaluate: (measured) => {
      const { multi, single } = rolesOf(measured, "none")
      const [several, one] = [multi.writes[0]?.p50, single.writes[0]?.p50]
      return {
        holds: several !== undefined && one !== undefined && Math.abs(several - one) < syncTime,
        figures: [
          figure("p50 at A, multi-leader", several, "ms"),
          figure("p50 at A, single-leader", one, "ms"),
          figure("one sync", syncTime, "ms"),
        ],
      }
    },
  },
  {
    id: "inside-one-datacenter-little-is-gained",
    about: "performance",
    statement:
      "Inside one datacenter, a leader on each machine saves the median write less than one sync of the disk takes.",
    checkedBy: [],
    evaluate: (measured) => {
      const [multi, single] = measured.near
      const gains = elsewhere(measured).map((place) => {
        const [several, one] = [multi?.writes[place]?.p50, single?.writes[place]?.p50]
        return { place, gain: several === undefined || one === undefined ? null : one - several }
      })
      return {
        holds: gains.every(({ gain }) => gain !== null && gain < syncTime),
        figures: [
          ...gains.map(({ place, gain }) => figure(`saved at ${letter(measured, place)}`, gain, "ms")),
          figure("one sync", syncTime, "ms"),
        ],
      }
    },
  },
  {
    id: "reads-are-local-either-way",
    about: "performance",
    statement:
      "With one leader and with several, 99 of 100 reads are answered sooner than a message can go to another datacenter and back.",
    checkedBy: [],
    evaluate: (measured) => {
      const { multi, single } = rolesOf(measured, "none")
      const rows = [multi, single].flatMap(({ deployment, reads }) =>
        reads.map((read, place) => ({ deployment, place, p99: read?.p99 })),
      )
      return {
        holds: rows.every(
          ({ place, p99 }) => p99 !== undefined && p99 < nearestRoundTrip(measured.places, place),
        ),
        figures: rows.map(({ deployment, place, p99 }) =>
          figure(`p99 at ${letter(measured, place)}, ${deployment}`, p99, "ms"),
        ),
      }
    },
  },
]
