/** A counterexample as a page of Markdown: for an issue, a pull request, a wiki, or an assistant. */
import { counterexampleInLines } from "../markdown.ts"
import type { Exporter } from "./exporter.ts"
import { mermaid } from "./mermaid.ts"

export const markdown: Exporter = {
  name: "markdown",
  title: "Markdown with a diagram: for an issue, a pull request or an assistant",
  extension: "md",
  mediaType: "text/markdown",
  write: (one) => `${[...counterexampleInLines(one), "```mermaid", mermaid.write(one)].join("\n")}\`\`\`\n`,
}
