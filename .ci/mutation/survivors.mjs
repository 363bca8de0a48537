// The reporter of a mutation run: prints each mutant that the tests did not notice, as soon as it is known, so that a run that
// is stopped has told what it found.
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin"
import { readFileSync } from "node:fs"
import { relative } from "node:path"

const oneLine = (text) => text.replaceAll(/\s+/g, " ").slice(0, 100)

/** The code that a mutant replaces. */
const original = ({ fileName, location: { start, end } }) => {
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line)
  lines.push(lines.pop().slice(0, end.column - 1))
  return lines.join("\n").slice(start.column - 1)
}

const onMutantTested = (mutant) => {
  const { fileName, location, replacement, status } = mutant
  if (status !== "Survived" && status !== "NoCoverage") return
  const where = `${relative("", fileName)}:${location.start.line}:${location.start.column}`
  const why = status === "NoCoverage" ? "  (in no test)" : ""
  console.log(`${where}  ${oneLine(original(mutant))}  ->  ${oneLine(replacement)}${why}`)
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Reporter, "survivors", { onMutantTested })]
