/** What several leaders promise when links are cut: Kleppmann (2017), ch. 5, tolerance of network problems. */
import { allOf, type Claim, elsewhere, figure, letter, noneOf, percent, rolesOf } from "./claim.ts"

const partition = "availability/local-write-succeeds-during-partition"

export const claimsOfNetworks: ReadonlyArray<Claim> = [
  {
    id: "cut-links-stop-no-write",
    about: "network problems",
    statement:
      "With a leader in each datacenter, while A is cut off from B and C every write is acknowledged, at all three.",
    checkedBy: [partition],
    evaluate: (measured) => {
      const { availability } = rolesOf(measured, "cut").multi
      return {
        holds: availability.every((_, place) => allOf(availability, place)),
        figures: availability.map((_, place) =>
          figure(`acknowledged at ${letter(measured, place)}`, percent(availability, place), "%"),
        ),
      }
    },
  },
  {
    id: "cut-links-stop-every-write-that-must-cross-them",
    about: "network problems",
    statement: "With one leader at A, while A is cut off no write asked at B or C is acknowledged.",
    checkedBy: [partition],
    evaluate: (measured) => {
      const { availability } = rolesOf(measured, "cut").single
      return {
        holds: elsewhere(measured).every((place) => noneOf(availability, place)),
        figures: availability.map((_, place) =>
          figure(`acknowledged at ${letter(measured, place)}`, percent(availability, place), "%"),
        ),
      }
    },
  },
  {
    id: "links-that-are-mended-catch-up",
    about: "network problems",
    statement: "When the links are mended, every leader has everything sooner than the cut lasted.",
    checkedBy: [
      "convergence/every-acknowledged-write-reaches-every-leader",
      "convergence/quiet-cluster-agrees",
    ],
    evaluate: (measured) => {
      const { recovery } = rolesOf(measured, "cut").multi
      const { troubleFrom, troubleTo } = measured.scale
      const took = recovery?.took ?? null
      return {
        holds: took !== null && took < troubleTo - troubleFrom,
        figures: [
          figure("missing at the mend", recovery?.backlog, "changes"),
          figure("caught up after", took, "ms"),
          figure("cut", troubleTo - troubleFrom, "ms"),
        ],
      }
    },
  },
]
