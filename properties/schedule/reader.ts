/**
 * Reads a JSON value part by part. What cannot be used is said with the place of the part, what is there, and how to
 * mend it: `moves[3].link: it is "A-B". Write it as "A>B".`
 *
 * It uses no package, because the page that plays schedules reads them with it too.
 */
import { nearest } from "../nearest.ts"

/** A schedule or counterexample file that cannot be used: where, why, and what to do. */
export class BadSchedule extends Error {
  readonly _tag = "BadSchedule"
  readonly place: string
  readonly problem: string
  readonly mend: string

  constructor({ place, problem, mend }: Pick<BadSchedule, "place" | "problem" | "mend">) {
    super(`${place}: ${problem}. ${mend}.`)
    this.name = "BadSchedule"
    this.place = place
    this.problem = problem
    this.mend = mend
  }
}

/** A part of a JSON value, and its place there such as `moves[3].link`; the whole has none. */
export interface Part {
  readonly json: unknown
  readonly place: string
}

/** Says what is wrong with a part, and how to mend it. */
export const fail = ({ place }: Part, problem: string, mend: string): never => {
  throw new BadSchedule({ place: place === "" ? "the file" : place, problem, mend })
}

const mostShown = 60

const quoted = (text: string): string =>
  JSON.stringify(text.length > mostShown ? `${text.slice(0, mostShown)}…` : text)

/** What is there, in a few words; a list or an object is not shown, for it may be large. */
const found = (json: unknown): string => {
  if (json === undefined) return "it is missing"
  if (typeof json === "string") return `it is ${quoted(json)}`
  if (Array.isArray(json)) return "it is a list"
  if (typeof json === "number" || typeof json === "boolean") return `it is ${json}`
  return json === null ? "it is null" : "it is an object"
}

/** Says of a part that it is not what it must be. */
export const unusable = (part: Part, mend: string): never => fail(part, found(part.json), mend)

/** The field of an object; `undefined` is in a field that is not there. */
export const field = ({ json, place }: Part, name: string): Part => ({
  json: isRecord(json) && Object.hasOwn(json, name) ? json[name] : undefined,
  place: `${place}${place === "" ? "" : "."}${/^\w{1,60}$/.test(name) ? name : quoted(name)}`,
})

const isRecord = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === "object" && json !== null && !Array.isArray(json)

/** An object; `mend` says what it should look like. */
export const object = (part: Part, mend: string): Part => (isRecord(part.json) ? part : unusable(part, mend))

/** Says of a field that has none of these names that it is not known: a misspelt one must not pass for one left out. */
export const onlyFields = (part: Part, names: ReadonlyArray<string>): void => {
  if (!isRecord(part.json)) return
  const unknown = Object.keys(part.json).find((name) => !names.includes(name))
  if (unknown === undefined) return
  const near = nearest(unknown, names)
  fail(
    field(part, unknown),
    "there is no such field",
    near === null ? `The fields are ${names.join(", ")}` : meant(near),
  )
}

const meant = (name: string): string => `Perhaps ${JSON.stringify(name)} was meant`

/** A list of at most so many parts. */
export const list = (part: Part, most: number, mend: string): ReadonlyArray<Part> => {
  const { json, place } = part
  if (!Array.isArray(json)) return unusable(part, mend)
  if (json.length > most) fail(part, `there are ${json.length}`, `Use ${most} at most`)
  return json.map((item: unknown, index) => ({ json: item, place: `${place}[${index}]` }))
}

/** A text of 1 to `most` characters. */
export const text = (part: Part, most: number): string => {
  const mend = `Write 1 to ${most} characters in quotes`
  if (typeof part.json !== "string" || part.json === "") return unusable(part, mend)
  return part.json.length > most ? fail(part, `it has ${part.json.length} characters`, mend) : part.json
}

/** A whole number within bounds; one that is left out is `usual`, where there is a usual one. */
export const whole = (part: Part, least: number, most: number, usual?: number): number => {
  const { json } = part
  if (json === undefined && usual !== undefined) return usual
  return typeof json === "number" && Number.isInteger(json) && json >= least && json <= most
    ? json
    : unusable(part, `Use a whole number from ${least} to ${most}`)
}

/** One of some names. */
export const oneOf = <Name extends string>(part: Part, names: ReadonlyArray<Name>): Name => {
  const known = names.find((name) => name === part.json)
  if (known !== undefined) return known
  const near = typeof part.json === "string" ? nearest(part.json, names) : null
  const choice = names.length === 1 ? `Write ${quoted(names.join(""))}` : `Use one of ${names.join(", ")}`
  return unusable(part, near === null ? choice : meant(near))
}
