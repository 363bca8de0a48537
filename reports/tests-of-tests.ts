/** How good the tests are themselves, as it is committed: `polyarchy mutants` and `polyarchy league` make these files anew. */
import kills from "../properties/mutants/kill-matrix.json" with { type: "json" }
import league from "../properties/mutants/league.json" with { type: "json" }
import type { TestsOfTests } from "./page/data.ts"

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test of these files plays part of them again
export const testsOfTests = { kills, league } as TestsOfTests
