/**
 * Reading what Polyarchy published: a report or what a replay found, checked field by field, or why it cannot be used.
 *
 * Source of what is checked: the schemas of this folder, which are published beside it.
 */
import { Data, Result, Schema, type SchemaIssue } from "effect"
import { jsonErrorAt, lineAndColumn } from "../commands/json-place.ts"
import type { Report as ReportType } from "../report.ts"
import type { ReplayReport as ReplayReportType } from "../terminal/replay.ts"
import { ReplayReport } from "./replay.ts"
import { Report } from "./report.ts"

/** A file that is no report that can be used: where, why, and what to do. */
export class BadReport extends Data.TaggedError("BadReport")<{
  /** What it is instead: by a newer or an older version, cut off, no JSON, another file, or ours with a field that is wrong. */
  readonly kind: "newer" | "older" | "truncated" | "not-json" | "not-ours" | "damaged"
  /** A line and column, or a field such as `cells[3].verdict`. */
  readonly place: string
  readonly problem: string
  /** What to do next, as a sentence without its full stop. */
  readonly mend: string
}> {
  override get message(): string {
    return `${this.place}: ${this.problem}. ${this.mend}.`
  }
}

export type Read = ReportType | ReplayReportType

const formats = {
  "polyarchy/report": { schema: Report, version: 2, again: "polyarchy verify" },
  "polyarchy/replay": { schema: ReplayReport, version: 2, again: "polyarchy replay FILE --json" },
} as const

/** What the text of a file is. Throws `BadReport`. */
export const readReport = (text: string): Read => {
  const json = parsed(text)
  if (!isObject(json) || !isFormat(json["format"])) return notOurs(json)
  const { schema, version, again } = formats[json["format"]]
  const found = json["version"]
  if (found !== version) return otherVersion(found, version, again)
  const decoded = Schema.decodeUnknownResult<Schema.Codec<Read, unknown>>(schema)(json)
  if (Result.isSuccess(decoded)) return decoded.success
  throw new BadReport({
    kind: "damaged",
    ...firstOf(decoded.failure.issue),
    mend: `Make it again with \`${again}\``,
  })
}

const isFormat = (format: unknown): format is keyof typeof formats =>
  typeof format === "string" && Object.hasOwn(formats, format)

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === "object" && json !== null && !Array.isArray(json)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    const at = jsonErrorAt(text) ?? 0
    const { line, column } = lineAndColumn(text, at)
    const place = `line ${line}, column ${column}`
    throw at >= text.length
      ? new BadReport({
          kind: "truncated",
          place,
          problem: text.trim() === "" ? "it is empty" : "it ends in the middle",
          mend: "It was cut off: copy it or make it again",
        })
      : new BadReport({
          kind: "not-json",
          place,
          problem: `this is not JSON: ${JSON.stringify(text.slice(at, at + 20))}`,
          mend: "Give the report.json that `polyarchy verify` wrote",
        })
  }
}

/** What else of ours it may be, and what is done with that. */
const others: Readonly<Record<string, string>> = {
  "polyarchy/schedule": "It is a schedule: play it with `polyarchy replay`",
  "polyarchy/counterexample": "It is a counterexample: play it with `polyarchy replay`",
}

const notOurs = (json: unknown): never => {
  const format = isObject(json) ? json["format"] : undefined
  const mend = typeof format === "string" && Object.hasOwn(others, format) ? others[format] : undefined
  throw new BadReport({
    kind: "not-ours",
    place: "format",
    problem: typeof format === "string" ? `it is ${JSON.stringify(format.slice(0, 60))}` : "there is none",
    mend: mend ?? `A report says ${Object.keys(formats).join(" or ")} there`,
  })
}

const otherVersion = (found: unknown, version: number, again: string): never => {
  const newer = typeof found === "number" && found > version
  throw new BadReport({
    kind: newer ? "newer" : typeof found === "number" ? "older" : "damaged",
    place: "version",
    problem: typeof found === "number" ? `it is ${found}` : "it is no number",
    mend: newer
      ? `A newer Polyarchy wrote it: this one reads version ${version}`
      : `This Polyarchy reads version ${version}: make it again with \`${again}\``,
  })
}

/** The first place at which a value is not what the schema says, and what is wrong there. */
const firstOf = (issue: SchemaIssue.Issue): { readonly place: string; readonly problem: string } => {
  const path: Array<PropertyKey> = []
  let at = issue
  for (;;) {
    if (at._tag === "Pointer") {
      path.push(...at.path)
      at = at.issue
    } else if (at._tag === "Composite" || (at._tag === "AnyOf" && at.issues.length > 0)) {
      const [inner] = at.issues
      if (inner === undefined) break
      at = inner
    } else if (at._tag === "Filter" || at._tag === "Encoding") at = at.issue
    else break
  }
  return {
    place: inWords(path),
    problem: at._tag === "MissingKey" ? "it is missing" : "it is not what it must be",
  }
}

const inWords = (path: ReadonlyArray<PropertyKey>): string =>
  path
    .map((one, index) => (typeof one === "number" ? `[${one}]` : `${index === 0 ? "" : "."}${String(one)}`))
    .join("")
