/**
 * Active Directory: each attribute has a stamp of a version, a time, and the controller that wrote it.
 *
 * Each originating write raises the version by one; the higher version wins, then the later time, then the higher controller
 * (`higher-version-wins.ts`). That an object is deleted is an attribute by itself, so a change of another attribute does not bring
 * it back. A tombstone is removed after its lifetime, and a controller that was away for longer has a lingering object, which it
 * can bring back.
 *
 * A row is one attribute here, and its insert after a delete a new object, which really would have another GUID; that two
 * objects of one name are renamed apart is not shown. Controllers send on what they received, by up-to-dateness vectors; a
 * write waits for those that it was made upon. Nobody is told of a value that lost.
 * Source: Microsoft, [MS-DRSR] sections 5.11 (AttributeStamp) and 4.1.10 (IDL_DRSGetNCChanges); Windows Server docs, "How
 * the Active Directory replication model works".
 */
import { deleteAlwaysWins } from "../conflicts/resolution/delete-always-wins.ts"
import { higherVersion } from "../conflicts/resolution/higher-version-wins.ts"
import { causalStream } from "../replication/delivery.ts"
import type { Design, RowRules } from "../replication/design.ts"
import { database } from "./database.ts"

const rules = deleteAlwaysWins(higherVersion)

/** The same in silence. */
const rows: RowRules = {
  ...rules,
  remote: (cell, change, here) => ({ ...rules.remote(cell, change, here), conflict: null }),
}

export const activeDirectory: Design = {
  ...database,
  name: "active-directory",
  title: "Active Directory, one attribute",
  source: "Microsoft: [MS-DRSR] 5.11; How the Active Directory replication model works",
  delivery: causalStream,
  inherits: true,
  vacuums: true,
  families: ["row"],
  rows,
}
