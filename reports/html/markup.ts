/**
 * HTML that cannot be injected into: whatever is put into a template is escaped, unless a template made it.
 *
 * Characters that could not be seen, or would change the direction of what follows, are spelled out (`text/visible.ts`).
 */
import { visible } from "../text/visible.ts"

/** A piece of HTML that a template made. */
export interface Markup {
  readonly markup: string
}

export type Child = string | number | Markup | null | ReadonlyArray<Child>

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** Text that is safe between tags and in a quoted attribute. */
const escapeText = (text: string): string =>
  visible(text).replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? "")

const written = (child: Child): string => {
  if (child === null) return ""
  if (typeof child === "string") return escapeText(child)
  if (typeof child === "number") return String(child)
  return "markup" in child ? child.markup : child.map(written).join("")
}

const tight = (text: string): string =>
  text
    .replaceAll(/>\s*\n\s*/g, ">")
    .replaceAll(/\s*\n\s*</g, "<")
    .replaceAll(/\s*\n\s*/g, " ")

/**
 * A piece of HTML: markup`<b>${anything}</b>`. Attributes must be quoted.
 *
 * A line break in the template, with the indentation around it, is one blank, and beside a tag it is nothing; what is put
 * in is left as it is.
 */
export const markup = (strings: TemplateStringsArray, ...children: ReadonlyArray<Child>): Markup => ({
  markup: strings.map((text, index) => tight(text) + written(children[index] ?? null)).join(""),
})

/** Text as an identifier within the page. Two different texts never give the same one. */
export const idOf = (kind: string, text: string): string =>
  `${kind}-${text.replaceAll(/[^a-zA-Z0-9-]/g, (mark) => `_${(mark.codePointAt(0) ?? 0).toString(16)}_`)}`
