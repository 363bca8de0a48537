/** The docstrings of an interface and of its fields, read from the source that declares it: what the schemas say in words. */

/** What is said of an interface, and of its fields by their path, such as `run.seed`. */
export interface Docstrings {
  readonly whole: string
  readonly fields: ReadonlyMap<string, string>
}

const field = /^readonly (?:"([^"]+)"|(\w+))\??:(.*)$/

/**
 * Reads the interface of that name from a source in which every field and every brace has a line of its own, as the
 * formatter of this project leaves it. Throws where the source has no such interface.
 */
export const docstringsOf = (name: string, source: string): Docstrings => {
  const lines = source.split("\n")
  const start = lines.findIndex((line) => line.startsWith(`export interface ${name} `))
  if (start === -1) throw new Error(`no interface ${name} is exported there`)
  const fields = new Map<string, string>()
  const path: Array<string> = []
  let said: Array<string> = []
  for (const line of lines.slice(start + 1).map((one) => one.trim())) {
    if (line.startsWith("/**") || line.startsWith("*")) said.push(wordsOf(line))
    else if (line.startsWith("}")) {
      if (path.pop() === undefined) break
    } else {
      const [, quoted, plain = quoted, type = ""] = field.exec(line) ?? []
      if (plain !== undefined) {
        const here = [...path, plain].join(".")
        if (said.length > 0) fields.set(here, sentence(said))
        if (type.endsWith("{")) path.push(plain)
      }
      said = []
    }
  }
  return { whole: sentence(before(lines, start)), fields }
}

/** The lines of the docstring that ends right above. */
const before = (lines: ReadonlyArray<string>, start: number): ReadonlyArray<string> => {
  if (lines[start - 1]?.trimEnd().endsWith("*/") !== true) return []
  const opened = lines.slice(0, start).findLastIndex((line) => line.startsWith("/**"))
  return lines.slice(opened, start).map((line) => wordsOf(line.trim()))
}

const wordsOf = (line: string): string =>
  line
    .replace(/^\/\*\*/, "")
    .replace(/\*\/$/, "")
    .replace(/^\*/, "")
    .trim()

const sentence = (lines: ReadonlyArray<string>): string => lines.filter((line) => line !== "").join(" ")
