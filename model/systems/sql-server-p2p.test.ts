import { expect, it } from "vitest"
import { deliver, A, B, played, put, rows } from "../testing/moves.ts"
import { rulings } from "../testing/rulings.ts"
import {
  sqlServerP2p,
  sqlServerP2pContinue,
  sqlServerP2pLastWriter,
  sqlServerP2pLastWriterTieKeeps,
} from "./sql-server-p2p.ts"

const table = (resolved: string, onDelete = "take", missing = "skip") => ({
  "insert on absent": "apply",
  "insert on row": `${resolved} (insert-update)`,
  "update on absent": `${missing} (update-delete)`,
  "update on row, image matches": "apply",
  "update on row, image differs": `${resolved} (update-update)`,
  "delete on absent": `${missing} (delete-delete)`,
  "delete on row, image matches": "apply",
  "delete on row, image differs": `${onDelete} (delete-update)`,
})

it.each([
  [sqlServerP2p, table("stop", "stop", "stop")],
  [sqlServerP2pContinue, table("take take take | take keep take keep")],
  [sqlServerP2pLastWriter, table("keep keep take | keep keep take take")],
  [sqlServerP2pLastWriterTieKeeps, table("keep keep take | keep keep keep take")],
])(
  "$0.name: the write that its origin overwrote is replaced; anything else is a conflict",
  (design, rules) => {
    expect(rulings(design, ["absent", "row"])).toEqual(rules)
  },
)

it("by default a conflict stops both agents, and each keeps its own", () => {
  const moves = [
    put(A, "k", "v"),
    deliver(A, B),
    put(A, "k", "a"),
    put(B, "k", "b"),
    deliver(A, B),
    deliver(B, A),
  ]
  const { cluster, happened } = played(sqlServerP2p, 2, moves)
  expect(happened.filter(({ kind }) => kind === "stopped")).toHaveLength(2)
  expect(rows(cluster, "k")).toEqual(["a", "b"])
})
