/** For the tests of this folder, and no part of the specification: changes of rows, written briefly. */
import type { RowOperation, Version } from "../vocabulary/change.ts"

/** An operation on a row of one value; a delete has none. */
export const rowOperation = (
  kind: RowOperation["kind"],
  key: string,
  value: string,
  before: Version | null = null,
): RowOperation => ({
  kind,
  table: "row",
  key,
  value: kind === "delete" ? "" : value,
  before,
  revision: (before?.revision ?? 0) + 1,
  changed: [],
  statement: null,
})
