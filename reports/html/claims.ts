/** The claims as one HTML page: what was promised, what was measured, plots with their numbers beside them. */
import type { Evaluated } from "../../properties/claims/claim.ts"
import {
  type ClaimsReport,
  figuresInWords,
  limits,
  methodInWords,
  subjectsInWords,
  sumInWords,
} from "../claims.ts"
import { type Table, tablesOf } from "../claims-tables.ts"
import { made } from "../version.ts"
import { availabilityPlots, contentionPlot, latencyPlots } from "./claims-plots.ts"
import { framed, madeBy } from "./frame.ts"
import { idOf, markup, type Markup } from "./markup.ts"

/** The whole page. The same report gives the same page. */
export const claimsPage = (report: ClaimsReport): string => {
  const plots: Readonly<Record<Table["id"], Markup | null>> = {
    latency: latencyPlots(report),
    reads: null,
    availability: availabilityPlots(report),
    staleness: null,
    contention: contentionPlot(report),
  }
  const sections = tablesOf(report).map(
    (table) =>
      markup`<h2 id="${table.id}">${table.title}</h2>
        <p class="soft">${table.note}</p>
        ${plots[table.id]} ${numbers(table)}`,
  )
  return framed({
    title: "what multi-leader replication promises, measured",
    parts: [
      ["claims", "Claims"],
      ["latency", "Latency"],
      ["availability", "Availability"],
      ["staleness", "Staleness"],
      ["contention", "Conflicts"],
    ],
    header: markup`<h1>
        <span>What multi-leader replication promises,</span> <span>and what it costs, measured</span>
      </h1>
      <p class="state ${report.claims.every(({ holds }) => holds) ? "good" : "bad"}">${sumInWords(report)}</p>
      ${methodInWords(report).map((sentence) => markup`<p>${sentence}</p>`)}
      <ul>
        ${report.deployments.map(({ name, title }) => markup`<li><b>${name}</b>: ${title}</li>`)}
      </ul>
      <p class="soft">This page again:</p>
      <pre><code>${report.command} --out DIR</code></pre>`,
    main: markup`<h2 id="claims">Claims</h2>
      <p class="soft">
        Each compares what was measured with what else was measured, or with the distances that were set: there are no
        thresholds to choose.
      </p>
      ${claimTable(report.claims)} ${sections}
      <h2>Limits</h2>
      <ul>
        ${limits.map((sentence) => markup`<li>${sentence}</li>`)}
      </ul>`,
    footer: markup`${madeBy(made)} The same as data: <a href="claims.json">claims.json</a>; as text:
      <a href="CLAIMS.md">CLAIMS.md</a>.`,
  })
}

const claimTable = (claims: ReadonlyArray<Evaluated>): Markup =>
  markup`<div class="scroll fits" role="region" aria-label="Claims" tabindex="0">
    <table class="plain claims">
      <caption class="vh">
        Claims, what was measured, and the properties that check them
      </caption>
      <thead>
        <tr>
          <th scope="col">Holds</th>
          <th scope="col">Claim</th>
          <th scope="col">Measured</th>
          <th scope="col">Checked by</th>
        </tr>
      </thead>
      ${[...new Set(claims.map(({ about }) => about))].map(
        (subject) =>
          markup`<tbody>
            <tr><th scope="rowgroup" colspan="4"><b>${subjectsInWords[subject]}</b></th></tr>
            ${claims.filter(({ about }) => about === subject).map(claimRow)}
          </tbody>`,
      )}
    </table>
  </div>`

const claimRow = (claim: Evaluated): Markup =>
  markup`<tr class="${claim.holds ? "yes" : "no"}" id="${idOf("claim", claim.id)}">
    <td>${claim.holds ? "✓ holds" : "✗ fails"}</td>
    <td>${claim.statement}</td>
    <td>${figuresInWords(claim)}</td>
    <td>${claim.checkedBy.length === 0 ? markup`<span class="soft">measured only</span>` : claim.checkedBy.map((id) => markup`<span class="id">${id}</span>`)}</td>
  </tr>`

const numbers = ({ title, heads, rows }: Table): Markup => {
  const [first = "", ...rest] = heads
  return markup`<div class="scroll fits numbers" role="region" aria-label="${title}" tabindex="0">
    <table class="plain">
      <caption class="vh">${title}</caption>
      <thead>
        <tr>
          <th scope="col">${first}</th>
          ${rest.map((head) => markup`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...cells]) =>
            markup`<tr><th scope="row">${name}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
