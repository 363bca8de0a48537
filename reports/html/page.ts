/** The report of a campaign as one HTML page. The same report gives the same page, byte for byte. */
import { type Cell, countVerdicts, differences, type Report, type ReportedSubject } from "../report.ts"
import { verdictNames } from "../verdicts.ts"
import { countOf } from "../words.ts"
import { catalogue } from "./catalogue.ts"
import { counterexample } from "./counterexample.ts"
import { framed } from "./frame.ts"
import { idOf, markup, type Markup } from "./markup.ts"
import { matrix } from "./matrix.ts"

/** The whole page. */
export const pageOf = (report: Report): string =>
  framed({
    title: headline(report),
    parts: [
      ["verdicts", "Verdicts"],
      ...(report.counterexamples.length === 0 ? [] : [["counterexamples", "Counterexamples"] as const]),
      ["systems", "Systems"],
      ["catalogue", "Promises"],
    ],
    header: markup`<h1>${headlineParts(report).map((part) => markup`<span>${part}</span> `)}</h1>
      ${state(report)} ${run(report)}`,
    main: markup`<h2 id="verdicts">Verdicts</h2>
      ${matrix(report)} ${differing(report)} ${counterexamples(report)}
      <h2 id="systems">Systems</h2>
      <p class="soft">What was played, and where its rules were read.</p>
      <div class="scroll fits" role="region" aria-label="Systems" tabindex="0">
        <table class="plain">
          <caption class="vh">
            Systems, and how they were played
          </caption>
          <thead>
            <tr>
              <th scope="col">System</th>
              <th scope="col">Objects</th>
              <th scope="col">Put through</th>
              <th scope="col" class="many">Schedules</th>
              <th scope="col" class="many">Effective moves</th>
              <th scope="col">Rules from</th>
            </tr>
          </thead>
          <tbody>
            ${report.subjects.map(subject)}
          </tbody>
        </table>
      </div>
      ${promises(report)}`,
    footer: markup`${madeBy(report)} The same report as data: <a href="report.json">report.json</a>; as text:
      <a href="report.md">report.md</a>.`,
  })

/** What every page ends with. */
export const madeBy = ({ made }: Pick<Report, "made">): Markup =>
  markup`Made by Polyarchy ${made.polyarchy} on Node.js ${made.node}. This page is complete in itself: it loads
    nothing and runs no script.`

/** The catalogue, with what it is. */
export const promises = (report: Pick<Report, "properties">): Markup =>
  markup`<h2 id="catalogue">Promises</h2>
    <p class="soft">
      Each is one claim about every run. A run counts as a witness only if the claim could have failed in it.
    </p>
    ${catalogue(report)}`

/** The outcome in one sentence. */
const headlineParts = ({ subjects, properties, cells }: Report): ReadonlyArray<string> => {
  const { violated, holds } = countVerdicts(cells)
  return [
    `${countOf(subjects.length, "system")}, ${countOf(properties.length, "promise")}:`,
    `${holds} kept, ${violated === 0 ? "none" : violated} broken`,
  ]
}

const headline = (report: Report): string => headlineParts(report).join(" ")

const state = (report: Report): Markup => {
  const cells = differences(report)
  if (cells.length > 0)
    return markup`<a class="state bad" href="#differences">
      <span aria-hidden="true">!</span>${countOf(cells.length, "verdict")} not as recorded
    </a>`
  return report.run.interrupted
    ? markup`<p class="state warn"><span aria-hidden="true">?</span>Stopped early: the rest is unknown</p>`
    : markup`<p class="state good"><span aria-hidden="true">✓</span>Every verdict is as recorded</p>`
}

const run = (report: Report): Markup => {
  const {
    subjects,
    run: { seed, leaders, moves, command, absent },
  } = report
  const total = (pick: (subject: ReportedSubject) => number): string =>
    subjects.reduce((sum, one) => sum + pick(one), 0).toLocaleString("en-US")
  const fact = (name: string, value: string, note: string): Markup =>
    markup`<div>
      <dt>${name}</dt>
      <dd>${value}<small>${note}</small></dd>
    </div>`
  return markup`<dl class="facts">
      ${fact("Seed", String(seed), "draws every schedule")}
      ${fact(
        "Schedules",
        total(({ runs }) => runs),
        `of ${countOf(moves, "move")} each`,
      )}
      ${fact(
        "Moves",
        total((one) => one.moves),
        `${total(({ effective }) => effective)} had an effect`,
      )}
      ${fact("Leaders", String(leaders), "in each cluster, at first")}
      ${fact("Counterexamples", String(report.counterexamples.length), "shrunk and replayed")}
    </dl>
    <p class="soft">This report again:</p>
    <pre><code>${command}</code></pre>
    ${absent.length === 0 ? null : notPlayed(absent)}`
}

const notPlayed = (absent: Report["run"]["absent"]): Markup =>
  markup`<div class="alert" role="note">
    <p><strong>Not played:</strong></p>
    <ul>
      ${absent.map(({ name, because }) => markup`<li><strong>${name}</strong>: ${because}</li>`)}
    </ul>
  </div>`

const differing = (report: Report): Markup | null => {
  const cells = differences(report)
  if (cells.length === 0) return null
  return markup`<h2 id="differences">Not as recorded</h2>
    <p class="soft">The project records a verdict for each of these. This run says otherwise.</p>
    <ul>
      ${cells.map(difference)}
    </ul>`
}

const difference = ({ subject: name, property, verdict, expected, counterexample: shown }: Cell): Markup =>
  markup`<li>
    <strong>${name}</strong>,
    <a href="#${shown === null ? idOf("p", property) : idOf("ce", shown)}">${property}</a>:
    ${verdictNames[verdict]}, recorded as
    ${verdictNames[expected.verdict]}${expected.because === "" ? "" : ` (${expected.because})`}
  </li>`

const counterexamples = (report: Report): Markup | null => {
  if (report.counterexamples.length === 0) return null
  const cells = new Map(report.cells.map((cell) => [`${cell.subject} ${cell.property}`, cell]))
  const cellFor = (subject: string, property: string) => cells.get(`${subject} ${property}`)
  const first =
    report.counterexamples.find(
      ({ subject: name, property }) => cellFor(name, property)?.asRecorded === false,
    ) ?? report.counterexamples[0]
  return markup`<h2 id="counterexamples">Counterexamples</h2>
    <p class="soft">
      Each is the smallest schedule found that breaks a promise. It was shrunk, then replayed from nothing; what
      follows is what that replay showed.
    </p>
    ${report.subjects.map(({ name, title }) => {
      const own = report.counterexamples.filter((one) => one.subject === name)
      return own.length === 0
        ? null
        : markup`<section>
            <h3>${title} <span class="id soft">${name}</span></h3>
            ${own.map((one) => counterexample(one, cellFor(name, one.property), one === first))}
          </section>
          `
    })}`
}

const subject = ({ name, title, source, families, faults, runs, effective }: ReportedSubject): Markup =>
  markup`<tr id="${idOf("s", name)}">
    <th scope="row">${title}<span class="id">${name}</span></th>
    <td>${families.join(", ")}</td>
    <td>${faults.length === 0 ? "no fault" : faults.join(", ")}</td>
    <td class="many">${runs.toLocaleString("en-US")}</td>
    <td class="many">${effective.toLocaleString("en-US")}</td>
    <td>${source}</td>
  </tr>
  `
