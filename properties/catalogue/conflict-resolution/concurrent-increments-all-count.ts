import * as Meaning from "../../../model/objects/meaning.ts"
import { saw } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { meaningHolds } from "../meaning-holds.ts"

export const concurrentIncrementsAllCount: Property = {
  id: "conflict-resolution/concurrent-increments-all-count",
  group: "conflict-resolution",
  title: "Concurrent increments all count",
  law: "A counter shows the sum of the increments that the leader has seen, each counted once.",
  source: "Burckhardt et al., Replicated Data Types (POPL 2014), F_ctr; EDB docs, PGD CRDT columns",
  expectation: "always",
  assumes: "Nothing.",
  witness: "a counter read after two concurrent increments",
  families: ["counter"],
  needs: [],
  readsStamps: false,
  check: (evidence) => meaningHolds(evidence, "counter", (writes) => Meaning.counter({ writes, saw })),
}
