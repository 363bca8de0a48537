/**
 * For vitest: what a team expects of its own replication, with the whole report where it fails.
 *
 * ```ts
 * import { it } from "vitest"
 * import { subjectCalled } from "polyarchy/properties"
 * import { expectToKeep } from "polyarchy/vitest"
 *
 * it("agrees when it is quiet", async () => {
 *   await expectToKeep(await subjectCalled("reference"), "convergence/quiet-cluster-agrees")
 * })
 * ```
 *
 * In the configuration, `polyarchy/vitest/reporter` stands beside the usual reporter: it says where the pages are, and makes
 * one of the whole run.
 */
export type { Attached } from "./attached.ts"
export { AssertionError, expectToKeep, type Expected } from "./expect-to-keep.ts"
export type { Promised, Search } from "./search.ts"
