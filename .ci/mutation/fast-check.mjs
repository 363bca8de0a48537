// Runs before each test file of a mutation run. The first counterexample kills a mutant; to shrink it takes most of the time
// and changes nothing. What a test sets itself goes before this, its seed as well.
import fc from "fast-check"

fc.configureGlobal({ seed: 1, endOnFailure: true })
