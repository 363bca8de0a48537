/**
 * Where a text stops being JSON. `JSON.parse` says that it does, and not always where.
 *
 * Iterative, so that no depth of nesting overflows the stack. Source: RFC 8259.
 */
const blank = /[ \t\n\r]*/y
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true(?!\w)|false(?!\w)|null(?!\w)/y
/** A scalar or an escape of which the end is missing. */
const cutScalar = /^(?:-?(?:(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?))?|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)$/
const cutEscape = /^(?:u[0-9a-fA-F]{0,3})?$/
const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y

const lengthOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? -1
}

/** The index after the string that begins here, or, as a negative number minus one, where it goes wrong. */
const afterString = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at++) {
    const mark = text.charCodeAt(at)
    if (mark === 0x22) return at + 1
    if (mark < 0x20) return -at - 1
    if (mark !== 0x5c) continue
    const length = lengthOf(escape, text, at + 1)
    if (length === -1) return cutEscape.test(text.slice(at + 1, at + 6)) ? -text.length - 1 : -at - 1
    at += length
  }
  return -text.length - 1
}

type Expected = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" | "nothing"

/** The index at which the text stops being JSON: its length when it ends in the middle, `null` when all of it is JSON. */
export const jsonErrorAt = (text: string): number | null => {
  const open: Array<"{" | "["> = []
  let expected: Expected = "value"
  let at = 0
  const close = (): void => {
    open.pop()
    expected = open.length === 0 ? "nothing" : "comma or end"
  }
  for (;;) {
    at += Math.max(0, lengthOf(blank, text, at))
    const mark = text[at]
    if (mark === undefined) return expected === "nothing" ? null : text.length
    if (expected === "nothing") return at
    const inside = open.at(-1)
    if (
      (mark === "]" && inside === "[" && expected !== "value") ||
      (mark === "}" && inside === "{" && expected !== "key" && expected !== "colon" && expected !== "value")
    ) {
      close()
      at++
    } else if (expected === "colon") {
      if (mark !== ":") return at
      expected = "value"
      at++
    } else if (expected === "comma or end") {
      if (mark !== ",") return at
      expected = inside === "{" ? "key" : "value"
      at++
    } else if (expected === "key" || expected === "key or end") {
      if (mark !== '"') return at
      const after = afterString(text, at)
      if (after < 0) return -after - 1
      expected = "colon"
      at = after
    } else if (mark === "{" || mark === "[") {
      open.push(mark)
      expected = mark === "{" ? "key or end" : "value or end"
      at++
    } else {
      const length = mark === '"' ? 0 : lengthOf(scalar, text, at)
      if (length === -1) return cutScalar.test(text.slice(at)) ? text.length : at
      const after = mark === '"' ? afterString(text, at) : at + length
      if (after < 0) return -after - 1
      expected = open.length === 0 ? "nothing" : "comma or end"
      at = after
    }
  }
}

/** A place in a text as people count: lines and columns from 1. */
export const lineAndColumn = (
  text: string,
  index: number,
): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, index).split("\n")
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 }
}
