/** `polyarchy claims`: what multi-leader replication promises, measured against a single leader. */
import { setImmediate } from "node:timers/promises"
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { multiLeader } from "../../properties/claims/deployment.ts"
import { measuring } from "../../properties/claims/measurements.ts"
import { full, quick } from "../../properties/claims/scenario.ts"
import { type ClaimsReport, claimsAsJson, claimsReport, methodInWords } from "../claims.ts"
import { claimsAsMarkdown } from "../claims-markdown.ts"
import { claimsPage } from "../html/claims.ts"
import { claimsInLines } from "../terminal/claims.ts"
import { sayer } from "../terminal/style.ts"
import { hang } from "../text/columns.ts"
import { version } from "../version.ts"
import * as Flags from "./flags.ts"
import { emit, Output, say, type Terminal } from "./output.ts"
import { progressLine } from "./progress.ts"
import { checkDirectory, type OutputFile, writeFiles } from "./writing.ts"

const allForms = ["text", "data", "page"] as const
type Form = (typeof allForms)[number]

const flags = {
  seed: Flags.seed,
  quick: Flag.Boolean("quick").pipe(
    Flag.withDescription("A sixth of the virtual time: seconds, and figures that say less"),
    Flag.withDefault(false),
  ),
  out: Flag.String("out").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription("Where the result is written (default nowhere)"),
    Flag.optional,
  ),
  forms: Flag.String("forms").pipe(
    Flag.withMetavar("NAME,..."),
    Flag.withDescription(
      "What is written: text (CLAIMS.md), data (claims.json), page (claims.html) (default all)",
    ),
    Flag.withDefault(allForms.join(",")),
    Flag.filterMap(
      (text) => {
        const named = text.split(",").map((name) => name.trim())
        const forms = allForms.filter((form) => named.includes(form))
        return named.length === forms.length ? Option.some(forms) : Option.none()
      },
      () => `Expected some of ${allForms.join(", ")}`,
    ),
  ),
  json: Flags.json,
}

const files: Readonly<Record<Form, (report: ClaimsReport) => OutputFile>> = {
  text: (report) => ({ path: "CLAIMS.md", text: claimsAsMarkdown(report) }),
  data: (report) => ({ path: "claims.json", text: claimsAsJson(report) }),
  page: (report) => ({ path: "claims.html", text: claimsPage(report) }),
}

/** Runs all trials, and says which is next; `null` when the user stopped it. */
const measured = (terminal: Terminal, seed: number, small: boolean) =>
  Effect.promise(async () => {
    const line = progressLine(terminal)
    const steps = measuring({ seed, scale: small ? quick : full, multi: multiLeader })
    try {
      for (;;) {
        const step = steps.next()
        if (step.done === true) return step.value
        if (terminal.stopped()) return null
        line.show(`[${step.value.done + 1}/${step.value.all}] ${step.value.trial}`)
        // Ctrl-C is heard between two trials only.
        await setImmediate()
      }
    } finally {
      line.clear()
    }
  })

export const claims = Command.make("claims", flags, ({ seed, quick: small, out, forms, json }) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const directory = Option.getOrNull(out)
    if (directory !== null) yield* checkDirectory(directory)
    const command = `polyarchy claims --seed ${seed}${small ? " --quick" : ""}`
    const { style } = terminal
    const speak = (text: string) => hang("", sayer(style)(text), Math.min(100, style.width))
    yield* say([`polyarchy ${version}: ${command}`, ""], json)
    const measurements = yield* measured(terminal, seed, small)
    if (measurements === null) {
      yield* say(
        ["Stopped by Ctrl-C: claims are judged when everything is measured, so there is nothing to say."],
        json,
      )
      return yield* leave(130)
    }
    const report = claimsReport(measurements, command)
    if (json) yield* emit(claimsAsJson(report))
    else
      yield* say(
        [...methodInWords(report).flatMap((text) => [...speak(text), ""]), ...claimsInLines(report, style)],
        false,
      )
    if (directory !== null) {
      const written = forms.map((form) => files[form](report))
      yield* writeFiles(directory, written)
      yield* say(["", ...written.map(({ path }) => `${directory}/${path}`)], json)
    }
    yield* leave(report.claims.every(({ holds }) => holds) ? 0 : 1)
  }),
).pipe(
  Command.withDescription(
    "Measure what multi-leader replication promises and what it costs, against a single leader with and without fail-over: the leaders of the store in virtual time, on three continents. The same seed gives the same bytes. Exit code 0: every claim holds; 1: some do not; 2: a mistake in the command; 130: stopped.",
  ),
  Command.withShortDescription("What several leaders promise and cost, measured"),
  Command.withExamples([
    { command: "polyarchy claims", description: "All claims; under a minute" },
    { command: "polyarchy claims --quick", description: "A first look; seconds" },
    {
      command: "polyarchy claims --out claims-report",
      description: "The same as a page with plots, JSON and Markdown",
    },
    {
      command: "polyarchy claims --out properties/claims --forms text,data",
      description: "The committed claims anew",
    },
  ]),
)
