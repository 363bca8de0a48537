/**
 * A design of one's own as JSON: a name and a setting of every switch.
 *
 * `{ "format": "polyarchy/design", "version": 1, "name": "mine", "switches": { "topology": "ring", ... } }`, and, if it
 * pleases, a `title`, a `source`, and `disclaims`: for each property that the design does not promise, why. Every switch must
 * be set; one that is missing, misspelt or contradicted by another is an error that names it and what it may be set to.
 */
import type { Design } from "../../model/replication/design.ts"
import { assembled } from "../../model/systems/assembled.ts"
import { contradiction, type Settings, switches, switchNames } from "../../model/systems/switches.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { fail, field, object, oneOf, onlyFields, type Part, text, unusable } from "../schedule/reader.ts"
import type { Disclaimer } from "../subjects/subject.ts"

const designFormat = "polyarchy/design"

const version = 1

/** A design that somebody wrote, and what it does not promise. */
export interface OwnDesign {
  readonly design: Design
  readonly disclaims: ReadonlyArray<Disclaimer>
}

const mostCharacters = 200

/** One of the settings of a switch: all of them are named where it is none. */
const setting = (part: Part, allowed: ReadonlyArray<string>): string =>
  allowed.find((one) => one === part.json) ?? unusable(part, `Use one of ${allowed.join(", ")}`)

const settingsIn = (part: Part): Settings => {
  onlyFields(part, switchNames)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each is one of the settings of its own switch
  const set = Object.fromEntries(
    switchNames.map((name) => [name, setting(field(part, name), switches[name])]),
  ) as Settings
  const found = contradiction(set)
  if (found === null) return set
  const [one, other] = found.switches
  return fail(
    field(part, one),
    `it is "${set[one]}" while ${JSON.stringify(other)} is "${set[other]}": ${found.because}`,
    `Set ${one} to ${others(one, set)}, or ${other} to ${others(other, set)}`,
  )
}

/** The other settings of a switch, as a choice. */
const others = (name: keyof Settings, set: Settings): string =>
  switches[name].filter((setting) => setting !== set[name]).join(", ")

/** What a design disclaims, by property; a property that there is not is refused. */
export const disclaimersIn = (part: Part): ReadonlyArray<Disclaimer> => {
  if (part.json === undefined) return []
  const properties = catalogue.map(({ id }) => id)
  const { json } = object(part, 'Write it as { "group/property": "why it is not promised" }')
  onlyFields(part, properties)
  return properties.flatMap((property) =>
    typeof json === "object" && json !== null && Object.hasOwn(json, property)
      ? [{ property, because: text(field(part, property), mostCharacters) }]
      : [],
  )
}

/** The design in a JSON value. Throws `BadSchedule`, with the place in the file. */
export const decodeDesign = (json: unknown): OwnDesign => {
  const part = object({ json, place: "" }, "A design is an object with a name and switches")
  oneOf(field(part, "format"), [designFormat])
  if (field(part, "version").json !== version)
    unusable(field(part, "version"), `This Polyarchy reads version ${version}`)
  onlyFields(part, ["format", "version", "name", "title", "source", "switches", "disclaims"])
  const said = (name: string, usual: string): string =>
    field(part, name).json === undefined ? usual : text(field(part, name), mostCharacters)
  const name = text(field(part, "name"), mostCharacters)
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(name))
    unusable(
      field(part, "name"),
      "Write it in lower case letters, digits, dots and dashes, such as my-design",
    )
  const set = settingsIn(object(field(part, "switches"), 'Set every switch: { "topology": "ring", ... }'))
  return {
    design: assembled(name, said("title", name), said("source", "a file of one's own"), set),
    disclaims: disclaimersIn(field(part, "disclaims")),
  }
}
