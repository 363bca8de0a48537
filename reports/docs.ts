/**
 * Writes the generated parts of the documents anew: tables, and the examples that the README shows. A test compares them.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { catalogue } from "../properties/catalogue/catalogue.ts"
import { strategies } from "../properties/adversary/strategies.ts"
import { anomalies, knownViolations } from "../properties/expectations.ts"
import killMatrix from "../properties/mutants/kill-matrix.json" with { type: "json" }
import league from "../properties/mutants/league.json" with { type: "json" }
import { loadMutants } from "../properties/mutants/mutants.ts"
import { designSubjects } from "../properties/subjects/designs.ts"
import { propertyTable, subjectTable, withTable } from "./catalogue-table.ts"
import { mistakeCodes } from "./commands/mistake.ts"
import { killMatrixAsMarkdown } from "./kill-matrix.ts"
import { leagueAsMarkdown } from "./league.ts"
import { code, literal, table } from "./markdown.ts"
import { schemaDocuments } from "./schema/publishing.ts"

const root = fileURLToPath(new URL("../", import.meta.url))

const lines = (rows: ReadonlyArray<string>): string => `${rows.join("\n")}\n`

const mutantTable = async (): Promise<string> =>
  lines(
    table(
      ["mutant", "what is wrong", "must break"],
      (await loadMutants()).map(({ id, difference, kills }) => [
        code(id),
        literal(difference),
        kills.map(code).join(", "),
      ]),
    ),
  )

const anomalyTable = (): string =>
  lines(
    table(
      ["anomaly", "what happens", "designs that show it"],
      Object.entries(anomalies).map(([name, what]) => {
        const showing = knownViolations.filter(([, , because]) => because.split(/\W+/).includes(name))
        return [name, literal(what), [...new Set(showing.map(([subject]) => code(subject)))].join(", ")]
      }),
    ),
  )

const mistakeTable = (): string =>
  lines(
    table(
      ["code", "meaning"],
      Object.entries(mistakeCodes).map(([name, meaning]) => [code(name), literal(meaning)]),
    ),
  )

const example = (file: string): string =>
  `\`\`\`${file.endsWith(".json") ? "json" : "ts"}\n${readFileSync(`${root}reports/examples/${file}`, "utf8")}\`\`\`\n`

/** The documents with generated parts, each as it should be. */
export const documents = async (): Promise<
  ReadonlyArray<{ readonly file: string; readonly text: string }>
> => {
  const parts: ReadonlyArray<readonly [file: string, name: string, generated: string]> = [
    ["README.md", "swap.json", example("swap.json")],
    ["README.md", "cluster.json", example("cluster.json")],
    ["README.md", "design.json", example("design.json")],
    ["README.md", "model.ts", example("model.ts")],
    ["README.md", "properties.ts", example("properties.ts")],
    ["README.md", "anomalies", anomalyTable()],
    ["model/README.md", "designs", subjectTable(designSubjects, catalogue)],
    ["properties/README.md", "catalogue", propertyTable(catalogue)],
    ["properties/README.md", "mutants", await mutantTable()],
    ["reports/README.md", "mistakes", mistakeTable()],
  ]
  /** Those of which every line is made of recorded figures. */
  const whole = [
    {
      file: "properties/mutants/KILL-MATRIX.md",
      text: killMatrixAsMarkdown(killMatrix, await loadMutants(), catalogue),
    },
    { file: "properties/mutants/LEAGUE.md", text: leagueAsMarkdown(league, strategies) },
    ...schemaDocuments(),
  ]
  const inParts = [...new Set(parts.map(([file]) => file))].map((file) => ({
    file,
    text: parts
      .filter((part) => part[0] === file)
      .reduce(
        (text, [, name, generated]) => {
          if (!text.includes(`<!-- generated: ${name} -->`))
            throw new Error(`${file} has no part called ${name}`)
          return withTable(text, name, generated)
        },
        readFileSync(`${root}${file}`, "utf8"),
      ),
  }))
  return [...inParts, ...whole]
}

if (import.meta.main) for (const { file, text } of await documents()) writeFileSync(`${root}${file}`, text)
