/** A design with a seeded bug: the reference, but that whatever arrives from another leader is taken, whoever wrote later. */
import { apply, remembering } from "../../model/conflicts/ruling.ts"
import type { Design } from "../../model/replication/design.ts"
import { reference } from "../../model/systems/reference.ts"

export const design: Design = {
  ...reference,
  name: "canary",
  title: "The reference with a seeded bug: the last arrival wins",
  source: "reports/canary/seeded-bug.ts",
  families: ["row"],
  rows: { ...reference.rows, remote: (_cell, change) => apply(change, remembering) },
}
