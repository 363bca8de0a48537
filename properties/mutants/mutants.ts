/** Every mutant; those of libraries that are not installed are left out. */
import { databaseMutants } from "./database-mutants.ts"
import { implementationMutants } from "./implementation-mutants.ts"
import { modelMutants } from "./model-mutants.ts"
import type { Mutant } from "./mutant.ts"
import { transportMutants } from "./transport-mutants.ts"
import { libraryMutants } from "./library-mutants.ts"

export const loadMutants = async (): Promise<ReadonlyArray<Mutant>> => [
  ...modelMutants,
  ...databaseMutants,
  ...transportMutants,
  ...implementationMutants,
  ...(await libraryMutants()),
]
