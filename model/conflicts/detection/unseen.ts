/**
 * Detection by version vector: a change conflicts where its origin had not seen the row's version.
 *
 * Used by the reference design; Dynamo tells its divergent versions apart in the same way. It costs a vector in every change.
 *
 * Law: with causal delivery, what is reported is exactly what is concurrent. A change arrives before whatever has seen it, so
 * a version that is there was seen by the change's origin, or neither had seen the other. Without causal delivery every
 * concurrent pair is still reported, but so is a version that had seen the change and got here first.
 * Source: Parker et al., "Detection of Mutual Inconsistency in Distributed Systems" (1983); DeCandia et al., "Dynamo"
 * (SOSP 2007), section 4.4.
 */
import type { RowChange } from "../../objects/row.ts"
import type { Dot } from "../../vocabulary/dot.ts"
import { covers } from "../../vocabulary/version-vector.ts"

/** The change was made without knowledge of the local version. */
export const unseen = (local: { readonly dot: Dot }, change: RowChange): boolean =>
  !covers(change.dependencies, local.dot)
