/** Verdicts as a list, by kind: of one system, or on one promise. */
import { verdictNames, verdictSigns, type VerdictKind } from "../../verdicts.ts"
import { countOf, sentence } from "../../words.ts"
import type { Judged, JudgedCell } from "./judged.ts"
import { reasonOf } from "./reasons.ts"
import { hrefOf } from "./route.ts"

interface Props {
  readonly judged: Judged
  readonly cells: ReadonlyArray<JudgedCell>
  /** What each line is named by. */
  readonly by: "subject" | "property"
}

const titles: Readonly<Record<VerdictKind, string>> = {
  violated: "Broken",
  holds: "Kept",
  vacuous: "Vacuous",
  unknown: "Unknown",
  "not-claimed": "Not claimed",
}

export const CellList = ({ judged, cells, by }: Props) => (
  <>
    {(["violated", "unknown", "vacuous", "holds", "not-claimed"] as const).map((kind) => {
      const own = cells.filter(({ verdict }) => verdict === kind)
      return own.length === 0 ? null : (
        <section key={kind} class="cells">
          <h2>
            <span class={`verdict-sign ${kind}`} aria-hidden="true">
              {verdictSigns[kind]}
            </span>{" "}
            {titles[kind]} <small>{countOf(own.length, by === "subject" ? "system" : "promise")}</small>
          </h2>
          <ul>
            {own.map((cell) => (
              <Line key={`${cell.subject} ${cell.property}`} judged={judged} cell={cell} by={by} />
            ))}
          </ul>
        </section>
      )
    })}
  </>
)

const Line = ({ judged, cell, by }: Omit<Props, "cells"> & { readonly cell: JudgedCell }) => {
  const one = cell.counterexample === null ? undefined : judged.counterexample(cell.counterexample)
  return (
    <li class={cell.asRecorded ? undefined : "differs"}>
      <a class="what" href={by === "subject" ? hrefOf("s", cell.subject) : hrefOf("p", cell.property)}>
        {by === "subject"
          ? (judged.subject(cell.subject)?.title ?? cell.subject)
          : (judged.property(cell.property)?.title ?? cell.property)}
      </a>
      <span>
        {one === undefined ? null : (
          <a
            class="harm"
            href={hrefOf("ce", one.name)}
            aria-label={`${verdictNames[cell.verdict]}: ${sentence(one.harm)}`}
          >
            {sentence(one.harm)}
          </a>
        )}
        <span class="soft">{reasonOf(cell, judged.kind)}</span>
      </span>
    </li>
  )
}
