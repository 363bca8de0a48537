/**
 * The tables of the documentation that are generated: properties and subjects.
 *
 * A document holds each between two comments, `<!-- generated: NAME -->` and `<!-- end: NAME -->`; a test says when one is
 * not what is generated here.
 */
import type { Property } from "../properties/property.ts"
import { expected } from "../properties/expectations.ts"
import { notClaimed } from "../properties/not-claimed.ts"
import type { Subject } from "../properties/subjects/subject.ts"
import { code, literal, table } from "./markdown.ts"
import { countOf } from "./words.ts"

const lines = (rows: ReadonlyArray<string>): string => `${rows.join("\n")}\n`

/** Every property: its name, what it claims, and the situation in which it could fail. */
export const propertyTable = (properties: ReadonlyArray<Property>): string =>
  lines(
    table(
      ["property", "law", "witness", "source"],
      properties.map(({ id, law, witness, source }) => [
        code(id),
        literal(law),
        literal(witness),
        literal(source),
      ]),
    ),
  )

/** Every subject: what it is, where its rules were read, what it was put through, and what is known to break. */
export const subjectTable = (subjects: ReadonlyArray<Subject>, properties: ReadonlyArray<Property>): string =>
  lines(
    table(
      ["subject", "what it is", "faults", "promises", "known to break"],
      subjects.map((subject) => {
        const claimed = properties.filter((property) => notClaimed(subject, property) === null)
        const broken = claimed.filter((property) => expected(subject, property).verdict === "violated")
        return [
          code(subject.name),
          `${literal(subject.title)} (${literal(subject.source)})`,
          literal(subject.faults.join(", ")),
          String(claimed.length),
          broken.length === 0 ? "nothing" : countOf(broken.length, "promise"),
        ]
      }),
    ),
  )

/** The document with everything between the comments of one table replaced; the same document when it has none. */
export const withTable = (document: string, name: string, generated: string): string => {
  const start = `<!-- generated: ${name} -->`
  const end = `<!-- end: ${name} -->`
  const from = document.indexOf(start)
  const to = document.indexOf(end, from)
  if (from === -1 || to === -1) return document
  return `${document.slice(0, from + start.length)}\n\n${generated}\n${document.slice(to)}`
}
