/** What several leaders promise when a datacenter is out: Kleppmann (2017), ch. 5, tolerance of datacenter outages. */
import { allOf, type Claim, elsewhere, figure, letter, noneOf, percent, rolesOf } from "./claim.ts"
import type { Measurements } from "./measurements.ts"
import type { Summary } from "./summary.ts"

const outage = "availability/datacenter-outage-stops-no-one-else"
const reaches = "convergence/every-acknowledged-write-reaches-every-leader"

const acknowledgedAt = (
  measured: Measurements,
  shares: Summary["availability"],
  places: ReadonlyArray<number>,
) => places.map((place) => figure(`acknowledged at ${letter(measured, place)}`, percent(shares, place), "%"))

const silenceAt = (measured: Measurements, silence: Summary["silence"], places: ReadonlyArray<number>) =>
  places.map((place) => figure(`longest silence at ${letter(measured, place)}`, silence[place], "ms"))

export const claimsOfOutages: ReadonlyArray<Claim> = [
  {
    id: "an-outage-stops-no-other-datacenter",
    about: "datacenter outages",
    statement:
      "With a leader in each datacenter, while A is out every write asked at B and C is acknowledged.",
    checkedBy: [outage],
    evaluate: (measured) => {
      const { multi } = rolesOf(measured, "outage")
      return {
        holds: elsewhere(measured).every((place) => allOf(multi.availability, place)),
        figures: [
          ...acknowledgedAt(measured, multi.availability, elsewhere(measured)),
          ...silenceAt(measured, multi.silence, elsewhere(measured)),
        ],
      }
    },
  },
  {
    id: "an-outage-of-the-single-leader-stops-everyone",
    about: "datacenter outages",
    statement: "With one leader and no fail-over, while A is out no write is acknowledged anywhere.",
    checkedBy: [outage],
    evaluate: (measured) => {
      const { single } = rolesOf(measured, "outage")
      const all = measured.places.names.map((_, place) => place)
      return {
        holds: all.every((place) => noneOf(single.availability, place)),
        figures: [
          ...acknowledgedAt(measured, single.availability, all),
          ...silenceAt(measured, single.silence, elsewhere(measured)),
        ],
      }
    },
  },
  {
    id: "fail-over-helps-only-after-its-detection-time",
    about: "datacenter outages",
    statement:
      "With fail-over, no write asked at B or C before the outage is detected is acknowledged, and every one after the promotion is.",
    checkedBy: [outage],
    evaluate: (measured) => {
      const { failover } = rolesOf(measured, "outage")
      const places = elsewhere(measured)
      return {
        holds:
          failover !== undefined &&
          places.every((place) => noneOf(failover.early, place) && allOf(failover.late, place)),
        figures: [
          figure("detection time", measured.scale.detection, "ms"),
          ...(failover === undefined ? [] : silenceAt(measured, failover.silence, places)),
          ...places.flatMap((place) => [
            figure(`before, at ${letter(measured, place)}`, failover && percent(failover.early, place), "%"),
            figure(`after, at ${letter(measured, place)}`, failover && percent(failover.late, place), "%"),
          ]),
        ],
      }
    },
  },
  {
    id: "several-leaders-lose-no-acknowledged-write",
    about: "datacenter outages",
    statement:
      "With a leader in each datacenter, every acknowledged write is at every leader in the end, whatever was out or cut, and all show the same.",
    checkedBy: [reaches, "durability/acknowledged-write-survives-crash", "convergence/quiet-cluster-agrees"],
    evaluate: (measured) => {
      const troubles = (["none", "outage", "cut"] as const).map((trouble) => rolesOf(measured, trouble).multi)
      return {
        holds: troubles.every(({ lost, agreed }) => lost === 0 && agreed),
        figures: troubles.map(({ trouble, lost }) => figure(`lost under ${trouble}`, lost, "writes")),
      }
    },
  },
  {
    id: "fail-over-loses-acknowledged-writes",
    about: "datacenter outages",
    statement:
      "A follower that is promoted does not have all that the leader had acknowledged: over an outage and a cut, such writes are lost.",
    checkedBy: [reaches],
    evaluate: (measured) => {
      const lost = (["outage", "cut"] as const).map(
        (trouble) => [trouble, rolesOf(measured, trouble).failover?.lost ?? 0] as const,
      )
      return {
        holds: lost.some(([, writes]) => writes > 0),
        figures: lost.map(([trouble, writes]) => figure(`lost under ${trouble}`, writes, "writes")),
      }
    },
  },
  {
    id: "a-datacenter-that-is-back-catches-up",
    about: "datacenter outages",
    statement: "When A is back, every leader has everything sooner than the outage lasted.",
    checkedBy: ["convergence/returning-leader-catches-up", "convergence/quiet-cluster-agrees"],
    evaluate: (measured) => {
      const { recovery } = rolesOf(measured, "outage").multi
      const { troubleFrom, troubleTo } = measured.scale
      const took = recovery?.took ?? null
      return {
        holds: took !== null && took < troubleTo - troubleFrom,
        figures: [
          figure("missing when it is back", recovery?.backlog, "changes"),
          figure("caught up after", took, "ms"),
          figure("outage", troubleTo - troubleFrom, "ms"),
        ],
      }
    },
  },
]
