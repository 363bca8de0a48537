/** Bugs seeded in the reference design: each is the design with one rule replaced. */
import type { Mutant } from "./mutant.ts"
import { protocolMutants } from "./protocol-mutants.ts"
import { rowMutants } from "./row-mutants.ts"

export const modelMutants: ReadonlyArray<Mutant> = [...rowMutants, ...protocolMutants]
