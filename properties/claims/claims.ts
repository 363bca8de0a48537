/** The claims in their order, and what measurements say of them. */
import type { Claim, Evaluated } from "./claim.ts"
import { claimsOfNetworks } from "./claims-of-networks.ts"
import { claimsOfOutages } from "./claims-of-outages.ts"
import { claimsOfPerformance } from "./claims-of-performance.ts"
import { claimsOfPrice } from "./claims-of-price.ts"
import type { Measurements } from "./measurements.ts"

export const claims: ReadonlyArray<Claim> = [
  ...claimsOfPerformance,
  ...claimsOfOutages,
  ...claimsOfNetworks,
  ...claimsOfPrice,
]

/** Every claim with its figures, in order. */
export const evaluate = (measurements: Measurements): ReadonlyArray<Evaluated> =>
  claims.map(({ id, about, statement, checkedBy, evaluate: judge }) => ({
    id,
    about,
    statement,
    checkedBy,
    ...judge(measurements),
  }))
