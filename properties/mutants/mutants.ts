/** Every mutant; those of libraries that are not installed are left out. */
import { answerMutants } from "./answer-mutants.ts"
import { databaseMutants } from "./database-mutants.ts"
import { implementationMutants } from "./implementation-mutants.ts"
import { libraryMutants } from "./library-mutants.ts"
import { machineMutants } from "./machine-mutants.ts"
import { modelMutants } from "./model-mutants.ts"
import type { Mutant } from "./mutant.ts"
import { transportMutants } from "./transport-mutants.ts"

/** Those that need no package of their own. */
export const ownMutants: ReadonlyArray<Mutant> = [
  ...modelMutants,
  ...databaseMutants,
  ...machineMutants,
  ...answerMutants,
  ...transportMutants,
  ...implementationMutants,
]

export const loadMutants = async (): Promise<ReadonlyArray<Mutant>> => [
  ...ownMutants,
  ...(await libraryMutants()),
]
