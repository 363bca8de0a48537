/**
 * A design of one's own as a TypeScript or JavaScript module: `export const design: Design`, the same type as the designs of
 * the model, and, if it pleases, `export const disclaims`: for each property that it does not promise, why.
 *
 * The compiler checks such a module where it is run; here its shape is looked at once more, because a file that is run
 * without a compiler can lack a rule, and would then break in the middle of a search.
 */
import type { Design } from "../../model/replication/design.ts"
import { families } from "../../model/vocabulary/write.ts"
import { fail, field, list, object, oneOf, type Part, text, unusable } from "../schedule/reader.ts"
import { disclaimersIn, type OwnDesign } from "./design-file.ts"

/** A part that is a function. */
const rule = (part: Part, does: string): void => {
  if (typeof part.json !== "function") unusable(part, `Give a function that ${does}`)
}

const flag = (part: Part): void => {
  if (typeof part.json !== "boolean") unusable(part, "Use true or false")
}

/** Parts within an object, such as `rows.local`. */
const within = (
  part: Part,
  name: string,
  ...rules: ReadonlyArray<readonly [rule: string, does: string]>
): Part => {
  const inner = object(field(part, name), `Give an object with ${rules.map(([one]) => one).join(", ")}`)
  for (const [one, does] of rules) rule(field(inner, one), does)
  return inner
}

const checkTables = (part: Part): void => {
  const tables = within(
    part,
    "tables",
    ["keys", "gives the number of a generated key"],
    ["merge", "reconsiders a ruling column by column"],
    ["unique", "says what to do where another record has the unique value"],
  )
  const breaches = ["admit", "stop", "discard", "discard-transaction"]
  oneOf(field(tables, "references"), breaches)
  oneOf(field(tables, "checks"), breaches)
  oneOf(field(tables, "replicates"), ["rows", "statements"])
  oneOf(field(tables, "triggers"), ["origin", "everywhere"])
  oneOf(field(tables, "truncate"), ["wipes", "deletes"])
}

const isDesign = (part: Part): part is { readonly json: Design; readonly place: string } => {
  for (const name of ["name", "title", "source"]) text(field(part, name), 200)
  within(
    part,
    "topology",
    ["among", "lists the links among some leaders"],
    ["links", "lists all links"],
    ["carries", "says whether a link carries a change of an origin"],
  )
  within(
    part,
    "clock",
    ["tick", "gives the time of the next write"],
    ["raise", "learns from a time received"],
  )
  const delivery = within(part, "delivery", ["judge", 'answers "now", "later" or "duplicate"'])
  flag(field(delivery, "stream"))
  oneOf(field(part, "accepts"), ["every", "first", "home", "majority"])
  const durable = object(field(part, "durable"), "Give an object with local and remote")
  for (const name of ["local", "remote"]) flag(field(durable, name))
  for (const name of ["vacuums", "inherits"]) flag(field(part, name))
  oneOf(field(part, "forgetsStamps"), ["never", "on vacuum", "on restart"])
  for (const family of list(field(part, "families"), families.length, "List some of " + families.join(", ")))
    oneOf(family, families)
  within(
    part,
    "rows",
    ["local", "gives the cell that the leader's own write leaves"],
    ["remote", "gives the ruling on a change of another leader"],
  )
  checkTables(part)
  within(part, "registers", ["effect", "gives the register after an assignment"])
  within(part, "counters", ["effect", "gives the total after an increment"])
  within(
    part,
    "sets",
    ["add", "gives the set after an addition"],
    ["remove", "gives the set after a removal"],
  )
  return true
}

/** The design that a module exports. Throws `BadSchedule`, with the name of the switch that is wrong. */
export const designIn = (exports: unknown): OwnDesign => {
  const module = object({ json: exports, place: "" }, "Export a design: `export const design: Design = ...`")
  const part = object(
    field(module, "design"),
    "Export it: `export const design: Design = { ...reference, ... }`",
  )
  return isDesign(part)
    ? { design: part.json, disclaims: disclaimersIn(field(module, "disclaims")) }
    : fail(part, "it is no design", "Start from one of the model, such as `reference`")
}
