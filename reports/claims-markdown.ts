/** The claims as a document. */
import type { Subject } from "../properties/claims/claim.ts"
import {
  checkedInWords,
  type ClaimsReport,
  figuresInWords,
  limits,
  methodInWords,
  subjectsInWords,
  sumInWords,
} from "./claims.ts"
import { tablesOf } from "./claims-tables.ts"
import { code, literal, table } from "./markdown.ts"

const subjects: ReadonlyArray<Subject> = ["performance", "datacenter outages", "network problems", "price"]

export const claimsAsMarkdown = (report: ClaimsReport): string =>
  `${[
    "# What multi-leader replication promises, measured",
    "",
    sumInWords(report),
    "",
    ...methodInWords(report).flatMap((sentence) => [literal(sentence), ""]),
    `This document again: ${code(report.command)}`,
    "",
    ...report.deployments.map(({ name, title }) => `- **${literal(name)}**: ${literal(title)}`),
    "",
    "## Claims",
    "",
    "Each compares what was measured with what else was measured, or with the distances that were set: there are no thresholds to choose.",
    "",
    ...subjects.flatMap((subject) => [
      `### ${subjectsInWords[subject]}`,
      "",
      ...table(
        ["", "claim", "measured", "checked by"],
        report.claims
          .filter(({ about }) => about === subject)
          .map((claim) => [
            claim.holds ? "✓" : "**✗**",
            literal(claim.statement),
            literal(figuresInWords(claim)),
            claim.checkedBy.length === 0 ? checkedInWords(claim) : claim.checkedBy.map(code).join(", "),
          ]),
      ),
      "",
    ]),
    ...tablesOf(report).flatMap(({ title, note, heads, rows }) => [
      `## ${title}`,
      "",
      literal(note),
      "",
      ...table(
        heads,
        rows.map((row) => row.map(literal)),
      ),
      "",
    ]),
    "## Limits",
    "",
    ...limits.map((sentence) => `- ${literal(sentence)}`),
  ].join("\n")}\n`
