/** A design of one's own: the reference, but on equal times every leader keeps its own row. What of rows does that break? */
import { reference, Stamp } from "polyarchy/model"
import { catalogue, hunt, modelSubject, moveInWords } from "polyarchy/properties"

const mine = {
  ...reference,
  name: "mine",
  rows: {
    ...reference.rows,
    remote: (cell, change, here) =>
      cell.kind !== "absent" && Stamp.compareTime(change.stamp, cell.stamp) === 0
        ? { cell, outcome: "kept", conflict: { name: "tie", local: cell.dot, kept: "local" } }
        : reference.rows.remote(cell, change, here),
  },
} satisfies typeof reference

const ofRows = catalogue.filter(({ families }) => families.includes("row"))

export const broken = ofRows.flatMap((property) => {
  const kill = hunt(modelSubject(mine, "reference"), property, 3, 500)
  return kill === null ? [] : [{ property: property.id, counterexample: kill.counterexample }]
})

for (const { property, counterexample } of broken) {
  console.log(property, "in", counterexample.schedule.moves.map(moveInWords))
  console.log("  ", counterexample.violation.harm)
}
