/** The verdicts on the page: properties down, systems across, a symbol and a word in every cell, a link where one is broken. */
import type { Cell, Report, ReportedProperty, ReportedSubject } from "../report.ts"
import { verdictKinds, verdictMeanings, verdictNames, verdictSigns } from "../verdicts.ts"
import { countOf, groupInWords } from "../words.ts"
import { idOf, markup, type Markup, styled } from "./markup.ts"

/** With more systems than these, the cells show their signs alone; the words stay for whoever has the page read out. */
const mostInWords = 15

/** So many systems fit beside each other on a wide screen: the page scrolls then, not the table in it. */
const mostThatFit = 32

const isDense = ({ subjects }: Judged): boolean => subjects.length > mostInWords

/** What the table needs of a report. */
export type Judged = Pick<Report, "subjects" | "properties" | "cells">

/** How a cell is told: in a word or two, and why, in a sentence. */
export interface Telling {
  readonly word: (cell: Cell) => string
  readonly reason: (cell: Cell) => string
}

/** The verdicts of a report. */
export const matrix = (report: Judged, telling: Telling = usual): Markup => {
  const groups = [...new Set(report.properties.map(({ group }) => group))]
  return markup`<p class="soft">
      What each system keeps. A broken promise links to the smallest counterexample found, a system to how it was
      played.
    </p>
    <div
      class="scroll${report.subjects.length <= mostThatFit ? " fits" : ""}"
      role="region"
      aria-label="Verdicts"
      tabindex="0"
    >
      <table${styled("matrix", isDense(report) && "dense")}>
        <caption class="vh">
          Verdicts: promises down, systems across
        </caption>
        <thead>
          <tr>
            <th scope="col">Promise</th>
            ${report.subjects.map(head)}
          </tr>
        </thead>
        ${groups.map((group) => rows(report, group, telling))}
      </table>
    </div>
    ${legend(report)}${reasons(report)}`
}

const head = ({ name, title }: ReportedSubject): Markup =>
  markup`<th scope="col"><a href="#${idOf("s", name)}" title="${title}">${name}</a></th>`

const rows = (report: Judged, group: string, telling: Telling): Markup =>
  markup`<tbody>
    <tr>
      <th class="group" scope="rowgroup">${groupInWords(group)}</th>
      ${report.subjects.map(() => markup`<td class="group"></td>`)}
    </tr>
    ${report.properties.filter((property) => property.group === group).map((property) => row(report, property, telling))}
  </tbody>
  `

const row = (report: Judged, { id, title, law }: ReportedProperty, telling: Telling): Markup => {
  const cells = new Map(
    report.cells.filter(({ property }) => property === id).map((cell) => [cell.subject, cell]),
  )
  return markup`<tr>
    <th scope="row"><a href="#${idOf("p", id)}" title="${law}">${title}</a></th>
    ${report.subjects.map(({ name }) => verdict(cells.get(name), isDense(report), telling))}
  </tr>
  `
}

const verdict = (cell: Cell | undefined, dense: boolean, telling: Telling): Markup => {
  if (cell === undefined) return markup`<td></td>`
  const { verdict: kind, counterexample, asRecorded } = cell
  const word = dense ? markup`<span class="vh">${telling.word(cell)}</span>` : telling.word(cell)
  const unexpected = asRecorded ? null : markup`<em>not recorded</em>`
  const words = markup`<b aria-hidden="true">${verdictSigns[kind]}</b>${word}${unexpected}`
  const shown =
    counterexample === null
      ? markup`<span title="${telling.reason(cell)}">${words}</span>`
      : markup`<a href="#${idOf("ce", counterexample)}" title="${telling.reason(cell)}">${words}</a>`
  return markup`<td class="${kind}${asRecorded ? "" : " differs"}">${shown}</td>`
}

/** Why a cell says what it says. */
const reasonOf = ({ verdict: kind, because, expected, witnesses, runs, asRecorded }: Cell): string => {
  const recorded = asRecorded
    ? ""
    : ` Recorded: ${verdictNames[expected.verdict]}${expected.because === "" ? "" : ` (${expected.because})`}.`
  switch (kind) {
    case "holds":
      return `No violation in ${countOf(runs, "schedule")}, with ${countOf(witnesses, "chance")} to fail.${recorded}`
    case "violated":
      return `${expected.because === "" ? "Violated" : expected.because}.${recorded}`
    case "vacuous":
      return `In ${countOf(runs, "schedule")} there was no chance to fail: this says nothing.${recorded}`
    case "unknown":
    case "not-claimed":
      return `${because}.${recorded}`
  }
}

const usual: Telling = { word: ({ verdict: kind }) => verdictNames[kind], reason: reasonOf }

const legend = (report: Judged): Markup =>
  markup`<ul class="legend">
    ${verdictKinds
      .filter((kind) => report.cells.some((cell) => cell.verdict === kind))
      .map(
        (kind) =>
          markup`<li><b>${verdictSigns[kind]} ${verdictNames[kind]}</b> ${verdictMeanings[kind]}</li>`,
      )}
  </ul>`

/** Why cells say `not claimed`, system by system: in the cells themselves it is a hint, which not everybody can reach. */
const reasons = (report: Judged): Markup | null => {
  const cells = report.cells.filter(({ verdict: kind }) => kind === "not-claimed")
  if (cells.length === 0) return null
  const titles = new Map(report.properties.map(({ id, title }) => [id, title]))
  return markup`<details class="reasons">
    <summary>Why ${countOf(cells.length, "promise")} are not claimed</summary>
    <dl>
      ${report.subjects.map(({ name }) => {
        const own = cells.filter(({ subject }) => subject === name)
        const said = own.map(
          ({ property, because }) =>
            markup`<dd>${titles.get(property) ?? property}: <span class="soft">${because}</span></dd>`,
        )
        return own.length === 0 ? null : [markup`<dt>${name}</dt>`, said]
      })}
    </dl>
  </details>`
}
