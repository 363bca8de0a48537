// For each format the check of one document by other people's code: it throws, or returns, what is wrong with it.
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { runInThisContext } from "node:vm"
import { error, notice, warning } from "@actions/core"
import { instance } from "@viz-js/viz"
import Ajv2020 from "ajv/dist/2020.js"
import { validate } from "ctrf"
import edn from "edn-data"
import { JSDOM } from "jsdom"
import { validateXML } from "xmllint-wasm"

const require = createRequire(import.meta.url)
const { ofItf, ofItfNormalized } = require("@informalsystems/quint/dist/src/itf.js")
const { prettyQuintEx } = require("@informalsystems/quint/dist/src/graphics.js")

const here = (name) => readFileSync(new URL(name, import.meta.url), "utf8")

const assert = (truth, says) => {
  if (!truth) throw new Error(says)
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
const bySchema = (file) => {
  const check = ajv.compile(JSON.parse(here(file)))
  return (json) => assert(check(json), ajv.errorsText(check.errors))
}
const isItf = bySchema("itf.schema.json")
const isObservation = bySchema("observations.schema.json")
const published = {
  "polyarchy/counterexample": bySchema("../../reports/schema/counterexample.schema.json"),
  "polyarchy/schedule": bySchema("../../reports/schema/schedule.schema.json"),
}

/**
 * The schema that we publish, for the format that the file says it has. A file holds names of at most 200 characters; the
 * one sample with a longer one is JSON all the same, which `polyarchy replay` refuses.
 */
const saved = (text) => {
  const file = JSON.parse(text)
  if (file.subject?.length > 200) return
  published[file.format](file)
}

/** Quint's own reader, and its printer of what was read. */
const itf = (text) => {
  const trace = JSON.parse(text)
  isItf(trace)
  const named = (state) => Object.keys(state).filter((name) => name !== "#meta")
  for (const state of trace.states)
    assert(
      named(state).toSorted().join() === trace.vars.toSorted().join(),
      `a state has ${named(state).join()}`,
    )
  const states = ofItf(trace)
  assert(states.length === trace.states.length, `Quint reads ${states.length} states`)
  for (const state of states) prettyQuintEx(state)
  assert(ofItfNormalized(trace).length === states.length, "Quint reads it otherwise when it is normalized")
}

// Mermaid wants a document before it is loaded.
const { window } = new JSDOM("")
Object.assign(globalThis, { window, document: window.document })
runInThisContext(readFileSync(require.resolve("@mermaid-js/tiny/dist/mermaid.tiny.js"), "utf8"))
const { mermaid } = globalThis
mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })

const diagram = async (text) => {
  assert(text.length <= 50_000, `${text.length} characters, more than Mermaid reads`)
  const { diagramType } = await mermaid.parse(text)
  assert(diagramType === "sequence", `it is a ${diagramType}`)
}

/** The diagrams within Markdown. */
const markdown = async (text) => {
  const fences = [...text.matchAll(/^```mermaid\n([^]*?)^```$/gm)]
  assert(fences.length > 0 || !text.includes("```mermaid"), "a diagram has no end")
  for (const [, inside] of fences) await diagram(inside)
}

const viz = await instance()
const dot = (text) => {
  const { status, errors } = viz.render(text, { format: "json" })
  // It has no fonts here, and guesses how wide a sign is.
  const serious = errors.filter(
    ({ message }) => !message.includes("no value for width of non-ASCII character"),
  )
  assert(status === "success" && serious.length === 0, serious.map(({ message }) => message).join("; "))
}

/** Each line is one map that `edn-data` reads, and the rules of Jepsen hold between them. */
const jepsen = (text) => {
  const asked = new Map()
  for (const [index, line] of text.trimEnd().split("\n").entries()) {
    if (line === "") continue
    const operation = edn.parseEDNString(line, { mapAs: "object", keywordAs: "string" })
    assert(operation.index === index, `line ${index + 1} has index ${operation.index}`)
    assert(Number.isInteger(operation.time), "a time is no whole number")
    const { type, process, f } = operation
    if (process === "nemesis") assert(type === "info", `the nemesis has an :${type}`)
    else if (type === "invoke") {
      assert(!asked.has(process), `client ${process} asks twice`)
      asked.set(process, f)
    } else {
      assert(["ok", "fail"].includes(type), `a client has an :${type}`)
      assert(asked.get(process) === f, `client ${process} is answered what it did not ask`)
      asked.delete(process)
    }
  }
  assert(asked.size === 0, "a client waits for ever")
}

const schema = here("junit.xsd")
const junit = async (text) => {
  const { valid, errors } = await validateXML({ xml: text, schema })
  assert(valid, errors.map(({ message }) => message).join("; "))
}

const ctrf = (text) => {
  const { valid, errors } = validate(JSON.parse(text))
  assert(valid, errors.map(({ message }) => message).join("; "))
}

const unescaped = (text) =>
  text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%")

/** What @actions/core writes to standard output while this runs. */
const spoken = (speak) => {
  const parts = []
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = (part) => parts.push(part) > 0
  try {
    speak()
  } finally {
    process.stdout.write = write
  }
  return parts.join("")
}

const speakers = { error, notice, warning }

/** What GitHub's runner reads from each line, said again by GitHub's own code, is the same line. */
const annotations = (text) => {
  const counts = new Map()
  for (const line of text.trimEnd().split("\n")) {
    const [, type, title, message] = /^::(error|warning|notice) title=([^:,]*)::(.*)$/.exec(line) ?? []
    assert(type !== undefined, `this is no annotation: ${line}`)
    counts.set(type, (counts.get(type) ?? 0) + 1)
    const again = spoken(() => speakers[type](unescaped(message), { title: unescaped(title) }))
    assert(again === `${line}\n`, `GitHub's own code says ${again}`)
  }
  for (const [type, count] of counts) assert(count <= 10, `${count} annotations of type ${type}`)
}

const summary = async (text) => {
  assert(Buffer.byteLength(text) <= 1024 * 1024, "it is larger than GitHub takes")
  await markdown(text)
}

const observations = (text) => {
  for (const line of text.trimEnd().split("\n")) isObservation(JSON.parse(line))
}

/** By the name of the exporter. */
export const checks = {
  json: saved,
  itf,
  mermaid: diagram,
  dot,
  edn: jepsen,
  markdown,
  junit,
  ctrf,
  github: annotations,
  "github-summary": summary,
  observations,
}
