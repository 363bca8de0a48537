import type { Property } from "../../property.ts"
import { refusals } from "./refusals.ts"

export const localWriteSucceedsDuringPartition: Property = {
  id: "availability/local-write-succeeds-during-partition",
  group: "availability",
  title: "A local write succeeds during a partition",
  law: "While links are cut, a leader that is up accepts its clients' writes.",
  source: "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, tolerance of network problems",
  expectation: "always",
  assumes:
    "All leaders are up. A write that the leader's own data forbids, such as a delete of what is not there, does not count.",
  witness: "a write asked at a leader with a cut link, while all leaders are up",
  families: ["row", "register", "counter", "set", "record"],
  needs: ["partition"],
  readsStamps: false,
  check: (evidence) =>
    refusals(
      evidence,
      ({ cut, down }, asked) => down.size === 0 && cut.has(asked),
      () => "a link between datacenters is cut",
    ),
}
