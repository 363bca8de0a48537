import * as Meaning from "../../../model/objects/meaning.ts"
import { saw } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { meaningHolds } from "../meaning-holds.ts"

export const addWins: Property = {
  id: "conflict-resolution/add-wins",
  group: "conflict-resolution",
  title: "An add wins over a concurrent remove",
  law: "An element is in a set exactly when the leader has seen an add of it that no remove it has seen had observed.",
  source: "Burckhardt et al., Replicated Data Types (POPL 2014), F_orset; Bieniusa et al. (2012)",
  expectation: "always",
  assumes: "Nothing.",
  witness: "a set read after two concurrent writes to it",
  families: ["set"],
  needs: [],
  readsStamps: false,
  check: (evidence) => meaningHolds(evidence, "set", (writes) => Meaning.set({ writes, saw })),
}
