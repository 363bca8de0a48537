/** What the cell says that is pointed at: its verdict, why, and where its counterexample is. */
import { useEffect, useState } from "preact/hooks"
import { verdictNames, verdictSigns } from "../../verdicts.ts"
import { sentence } from "../../words.ts"
import type { Judged } from "./judged.ts"
import { reasonOf } from "./reasons.ts"
import { hrefOf } from "./route.ts"

export interface Point {
  readonly subject: string
  readonly property: string
}

interface Props {
  readonly judged: Judged
  /** Holds what tells it the point: so the table need not be made again when the point moves. */
  readonly listen: { current: (point: Point) => void }
}

export const Reading = ({ judged, listen }: Props) => {
  const [point, setPoint] = useState<Point | null>(null)
  useEffect(() => {
    listen.current = setPoint
  }, [listen])
  const cell = point === null ? undefined : judged.cell(point.subject, point.property)
  if (cell === undefined)
    return (
      <div class="reading soft">
        Point at a cell, or move to it with the arrow keys, to read why it says what it says.
      </div>
    )
  const property = judged.property(cell.property)
  const one = cell.counterexample === null ? undefined : judged.counterexample(cell.counterexample)
  return (
    <div class="reading">
      <p>
        <span class={`verdict-tag ${cell.verdict}`}>
          <span aria-hidden="true">{verdictSigns[cell.verdict]}</span> {verdictNames[cell.verdict]}
        </span>
        <a href={hrefOf("s", cell.subject)}>{cell.subject}</a>
        <a href={hrefOf("p", cell.property)}>{property?.title ?? cell.property}</a>
      </p>
      <p>
        {one === undefined ? null : (
          <>
            <a class="harm" href={hrefOf("ce", one.name)}>
              {sentence(one.harm)}
            </a>{" "}
          </>
        )}
        {reasonOf(cell, judged.kind)}
      </p>
    </div>
  )
}
