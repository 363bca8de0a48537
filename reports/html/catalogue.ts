/** The catalogue on the page: every promise with its law, when it counts, and where it comes from. */
import type { Report, ReportedProperty } from "../report.ts"
import { groupInWords } from "../words.ts"
import { idOf, markup, type Markup } from "./markup.ts"

export const catalogue = ({ properties }: Pick<Report, "properties">): Markup => {
  const groups = [...new Set(properties.map(({ group }) => group))]
  return markup`${groups.map(
    (group) =>
      markup`<h3>${groupInWords(group)}</h3>
      <div class="laws">${properties.filter((property) => property.group === group).map(card)}</div>
      `,
  )}`
}

const card = ({ id, title, law, source, assumes, witness, expectation }: ReportedProperty): Markup =>
  markup`<article class="law-card" id="${idOf("p", id)}">
    <h4>${title}</h4>
    <span class="id">${id}</span>
    <p>${law}</p>
    <dl>
      <dt>Must hold</dt>
      <dd>${expectation === "always" ? "at every moment" : "in the end, once all is healed and delivered"}</dd>
      <dt>Assumes</dt>
      <dd>${assumes}</dd>
      <dt>Could have failed, once for each</dt>
      <dd>${witness}</dd>
      <dt>Source</dt>
      <dd>${source}</dd>
    </dl>
  </article>
  `
