/** The forms in which `polyarchy verify` writes a report, and what it tells GitHub Actions. */
import { appendFile, stat } from "node:fs/promises"
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { type Counterexample, counterexampleName } from "../../properties/counterexample.ts"
import { encodeCounterexample } from "../../properties/schedule/codec.ts"
import { counterexampleDirectory } from "../explained.ts"
import { githubAnnotations, githubSummary, mostSummary } from "../exports/github.ts"
import { reportExporters } from "../exports/index.ts"
import { jsonText, reportAsJson } from "../json.ts"
import { reportAsMarkdown } from "../markdown.ts"
import { pageOf } from "../page-of.ts"
import type { Report } from "../report.ts"
import { testsOfTests } from "../tests-of-tests.ts"
import { say } from "./output.ts"
import { cannotWrite, type OutputFile } from "./writing.ts"

/** Those of `exports/`, each one file, by the name of the form. */
const exported = reportExporters.filter(({ name }) => !name.startsWith("github"))

/** What is written when nothing else is asked for. */
export const usualForms: ReadonlyArray<string> = ["page", "text", "data"]

const allForms = [...usualForms, ...exported.map(({ name }) => name), "github"]

const usualFiles: Readonly<Record<string, string>> = {
  page: "index.html",
  text: "report.md",
  data: "report.json",
}

const fileOf = (form: string): string => {
  const extension = reportExporters.find(({ name }) => name === form)?.extension
  return usualFiles[form] ?? `report.${extension ?? form}`
}

export const formsFlag = Flag.String("forms").pipe(
  Flag.withMetavar("NAME,..."),
  Flag.withDescription(
    `What is written: page (index.html), text (report.md), data (report.json), ${exported
      .map(({ name }) => `${name} (${fileOf(name)})`)
      .join(", ")}, github (annotations and a job's summary); default ${usualForms.join(",")}`,
  ),
  Flag.withDefault(usualForms.join(",")),
  Flag.filterMap(
    (text) => {
      const named = new Set(text.split(",").map((name) => name.trim()))
      const forms = allForms.filter((form) => named.has(form))
      return named.size === forms.length ? Option.some(forms) : Option.none()
    },
    () => `Expected some of ${allForms.join(", ")}`,
  ),
)

/** The files of a report in these forms, with its counterexamples. */
export const filesOf = Effect.fn("filesOf")(function* (
  report: Report,
  counterexamples: ReadonlyArray<Counterexample>,
  forms: ReadonlyArray<string>,
) {
  const files: Array<OutputFile> = counterexamples.map((one) => ({
    path: `${counterexampleDirectory}/${counterexampleName(one)}.json`,
    text: jsonText(encodeCounterexample(one)),
  }))
  const add = (form: string, text: string): void => {
    files.push({ path: fileOf(form), text })
  }
  if (forms.includes("text")) add("text", reportAsMarkdown(report))
  if (forms.includes("page"))
    add("page", yield* Effect.promise(() => pageOf({ view: "run", report, tests: testsOfTests })))
  for (const { name, write } of exported) if (forms.includes(name)) add(name, write(report))
  if (forms.includes("data")) add("data", reportAsJson(report))
  return files
})

/** Where each form was written. */
export const placesInLines = (forms: ReadonlyArray<string>, out: string): ReadonlyArray<string> =>
  forms
    .filter((form) => form !== "github")
    .map((form) => `${form.charAt(0).toUpperCase()}${form.slice(1)} ${out}/${fileOf(form)}`)

/** Writes annotations, and adds to the summary of the job where GitHub says which file that is. */
export const tellGithub = Effect.fn("tellGithub")(function* (report: Report, json: boolean) {
  yield* say(githubAnnotations.write(report).trimEnd().split("\n"), json)
  const file = process.env["GITHUB_STEP_SUMMARY"]
  if (file === undefined || file === "")
    return yield* say(["No summary was written: GITHUB_STEP_SUMMARY names no file."], json)
  const used = yield* Effect.promise(() =>
    stat(file).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  yield* Effect.tryPromise({
    try: () => appendFile(file, githubSummary.write(report, Math.max(0, mostSummary - used))),
    catch: (error) => cannotWrite(file, error, "GITHUB_STEP_SUMMARY"),
  })
})
