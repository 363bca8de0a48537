import * as Meaning from "../../../model/objects/meaning.ts"
import { isList, type Shown } from "../../../model/vocabulary/write.ts"
import { sameShown, saw } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { meaningHolds } from "../meaning-holds.ts"

/** `true` when the same values are shown, of which some may be meant more than once and shown as one. */
const sameValues = (meant: Shown, shows: Shown): boolean =>
  sameShown(meant, shows) ||
  (isList(meant) &&
    isList(shows) &&
    shows.length <= meant.length &&
    sameShown([...new Set(meant)], [...new Set(shows)]))

export const siblingsAreTheConcurrentMaxima: Property = {
  id: "conflict-resolution/siblings-are-the-concurrent-maxima",
  group: "conflict-resolution",
  title: "Siblings are the concurrent maxima",
  law: "A multi-value register shows exactly the assignments the leader has seen that no other assignment it has seen had seen.",
  source:
    "Burckhardt et al., Replicated Data Types (POPL 2014), F_mvr; DeCandia et al., Dynamo (SOSP 2007), section 4.4",
  expectation: "always",
  assumes: "Nothing; siblings of one value may be shown as one.",
  witness: "a register read after two concurrent assignments",
  families: ["register"],
  needs: [],
  readsStamps: false,
  check: (evidence) =>
    meaningHolds(evidence, "register", (writes) => Meaning.register({ writes, saw }), sameValues),
}
