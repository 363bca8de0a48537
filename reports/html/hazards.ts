/** The hazard matrix as one HTML page: designs across, promises down, a link to a counterexample where one is broken. */
import type { HazardCell, HazardMatrix } from "../hazard-report.ts"
import type { Cell } from "../report.ts"
import { countVerdicts } from "../report.ts"
import { verdictNames } from "../verdicts.ts"
import { countOf } from "../words.ts"
import { counterexample } from "./counterexample.ts"
import { framed } from "./frame.ts"
import { idOf, markup, type Markup } from "./markup.ts"
import { matrix, type Telling } from "./matrix.ts"
import { madeBy, promises } from "./page.ts"

/** The page of a matrix; `scope` says what was searched. */
export const hazardPage = (hazards: HazardMatrix, scope: string): string => {
  const { violated, holds } = countVerdicts(hazards.cells)
  const title = `${countOf(hazards.subjects.length, "design")}, ${countOf(hazards.properties.length, "promise")}`
  return framed({
    title: `the hazard matrix, ${title}`,
    parts: [
      ["verdicts", "Verdicts"],
      ["counterexamples", "Counterexamples"],
      ["systems", "Designs"],
      ["catalogue", "Promises"],
    ],
    header: markup`<h1>
        <span>What breaks, in which system, under which faults:</span> <span>${title}, ${violated} broken, ${holds} hold</span>
      </h1>
      <p class="lead">
        The designs are the documented rules of the systems, not the products. A promise that breaks links to a
        minimal schedule under the mildest circumstance that breaks it.
      </p>
      <p>${scope}</p>
      <p class="soft">This matrix again:</p>
      <pre><code>${hazards.command}</code></pre>`,
    main: markup`<h2 id="verdicts">Verdicts</h2>
      ${matrix(hazards, tellingOf(hazards))} ${counterexamples(hazards)}
      <h2 id="systems">Designs</h2>
      <p class="soft">What was explored, and where its rules were read.</p>
      <ul>
        ${hazards.subjects.map(
          ({ name, title: called, source, runs }) =>
            markup`<li id="${idOf("s", name)}">
              ${called} <span class="id">${name}</span>: ${countOf(runs, "run")} judged.
              <span class="soft">${source}</span>
            </li>`,
        )}
      </ul>
      ${promises(hazards)}`,
    footer: markup`${madeBy(hazards)} The same matrix as data: <a href="hazards.json">hazards.json</a>; as text:
      <a href="HAZARDS.md">HAZARDS.md</a>.`,
  })
}

const underOf = ({ cells }: HazardMatrix, subject: string, property: string): HazardCell | undefined =>
  cells.find((cell) => cell.subject === subject && cell.property === property)

/** A broken promise is told by the circumstance that breaks it. */
const tellingOf = (hazards: HazardMatrix): Telling => ({
  word: (cell) => underOf(hazards, cell.subject, cell.property)?.under ?? verdictNames[cell.verdict],
  reason: (cell) => reasonOf(hazards, cell),
})

/** Why a cell says what it says. */
const reasonOf = (hazards: HazardMatrix, cell: Cell): string => {
  switch (cell.verdict) {
    case "holds":
      return `Holds in the whole scope: ${countOf(cell.runs, "run")}, with ${countOf(cell.witnesses, "chance")} to fail.`
    case "violated":
      return `Broken: ${underOf(hazards, cell.subject, cell.property)?.under ?? ""}. ${cell.expected.because}`
    case "vacuous":
      return "In this scope there was no chance to fail."
    case "unknown":
    case "not-claimed":
      return `${cell.because}.`
  }
}

const counterexamples = (hazards: HazardMatrix): Markup =>
  markup`<h2 id="counterexamples">Counterexamples</h2>
    <p class="soft">
      Each is a minimal schedule: take any one move away and it passes. It was replayed from nothing; what follows is
      what that replay showed.
    </p>
    ${hazards.subjects.map(({ name, title }) => {
      const own = hazards.counterexamples.filter((one) => one.subject === name)
      return own.length === 0
        ? null
        : markup`<section>
            <h3>${title} <span class="id soft">${name}</span></h3>
            ${own.map((one) => {
              const cell = underOf(hazards, name, one.property)
              const told = { ...one, title: `${one.title} · ${cell?.under ?? ""}` }
              return counterexample(told, cell, false)
            })}
          </section>
          `
    })}`
