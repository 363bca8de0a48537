/** How good the tests are themselves, as it is committed: `polyarchy mutants` and `polyarchy league` make these files anew. */
import kills from "../properties/mutants/kill-matrix.json" with { type: "json" }
import league from "../properties/mutants/league.json" with { type: "json" }
import type { TestsOfTests } from "./page/data.ts"

export const testsOfTests: TestsOfTests = { kills, league }
