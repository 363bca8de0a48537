/** Values as source text of TypeScript: what they hold can end no string, start no comment and hide nothing. */

import { unseen } from "../text/visible.ts"

/** Each half of a character as `\u` and four digits. */
const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((half) => `\\u${half.toString(16).padStart(4, "0")}`)
    .join("")

/** A string in double quotes, equal to the text to the last character. */
export const quoted = (text: string): string => JSON.stringify(text).replaceAll(unseen, escaped)

/** A field's name: `__proto__` in braces would set a prototype instead, unless it is in brackets. */
const nameOf = (name: string): string =>
  name === "__proto__" ? `[${quoted(name)}]` : /^[a-z_$][\w$]*$/i.test(name) ? name : quoted(name)

/** What JSON can hold, on one line, as an object literal. What it cannot hold is `null`. */
export const inline = (value: unknown): string => {
  if (typeof value === "string") return quoted(value)
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, held]) => `${nameOf(name)}: ${inline(held)}`)
    return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`
  }
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "null"
}

/** The same with a line for each field, and for each item of a list of objects. */
export const laidOut = (value: Readonly<Record<string, unknown>>): string => {
  const fields = Object.entries(value).map(([name, held]) =>
    Array.isArray(held) && held.some((item) => typeof item === "object")
      ? [`  ${nameOf(name)}: [`, ...held.map((item) => `    ${inline(item)},`), "  ],"].join("\n")
      : `  ${nameOf(name)}: ${inline(held)},`,
  )
  return ["{", ...fields, "}"].join("\n")
}
