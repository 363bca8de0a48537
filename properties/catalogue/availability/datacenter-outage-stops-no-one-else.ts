import type { Property } from "../../property.ts"
import { leadersInWords } from "../../words.ts"
import { refusals } from "./refusals.ts"

export const datacenterOutageStopsNoOneElse: Property = {
  id: "availability/datacenter-outage-stops-no-one-else",
  group: "availability",
  title: "A datacenter's outage stops no one else",
  law: "While other leaders are down, a leader that is up accepts its clients' writes.",
  source: "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, tolerance of datacenter outages",
  expectation: "always",
  assumes:
    "No link is cut. A write that the leader's own data forbids, such as a delete of what is not there, does not count.",
  witness: "a write asked at a leader that is up while another is down and no link is cut",
  families: ["row", "register", "counter", "set", "record"],
  needs: ["crash"],
  readsStamps: false,
  check: (evidence) =>
    refusals(
      evidence,
      ({ cut, down }) => cut.size === 0 && down.size > 0,
      ({ down }) =>
        `${leadersInWords([...down].toSorted((a, b) => a - b))} ${down.size === 1 ? "is" : "are"} down`,
    ),
}
