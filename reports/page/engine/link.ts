/**
 * A run as text for an address: rules, property and schedule as JSON, packed by `deflate-raw`, in base64url behind the
 * version of this form, such as `1.q1ZKLS5...`.
 *
 * What comes out of an address was written by anybody: every part is checked, and what cannot be used is said.
 */
import type { Settings } from "../../../model/systems/switches.ts"
import { decodeDesign } from "../../../properties/designs/design-file.ts"
import { BadSchedule, decodeSchedule, encodeSchedule } from "../../../properties/schedule/codec.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { propertyCalled } from "./playing.ts"
import { isDesign, type Rules } from "./rules.ts"

/** A run that can be shared. */
export interface SharedRun {
  readonly rules: Rules
  readonly property: string | null
  readonly schedule: Schedule
  /** The counterexample that it was made from, by its name in a report; absent where it was made from nothing. */
  readonly of?: string
}

const version = "1"

/** The most bytes that a link may hold once it is unpacked: as many as a file for `polyarchy replay`. */
const mostBytes = 16 * 1024 * 1024

/** A design of one's own as its file holds it, but for what it does not promise. */
export const designFile = (name: string, settings: Settings): unknown => ({
  format: "polyarchy/design",
  version: 1,
  name,
  switches: settings,
})

/** The run as text for an address. */
export const packed = async ({ rules, property, schedule, of }: SharedRun): Promise<string> => {
  const json = JSON.stringify({
    rules: rules.kind === "design" ? rules.name : designFile(rules.name, rules.settings),
    property,
    schedule: encodeSchedule(schedule),
    of,
  })
  const small = await through(new TextEncoder().encode(json), new CompressionStream("deflate-raw"))
  return `${version}.${base64Of(small)}`
}

/** The run in the text of an address; rejects with a message for people where there is none. */
export const unpackedRun = async (text: string): Promise<SharedRun> => {
  const dot = text.indexOf(".")
  if (dot === -1) throw cutOff()
  if (text.slice(0, dot) !== version)
    throw new Error(
      `The run in this link is of version ${JSON.stringify(text.slice(0, Math.min(dot, 8)))}, and the page reads version ${version}. Open it in a page of the version that made it.`,
    )
  return decodedRun(await jsonIn(text.slice(dot + 1)))
}

const cutOff = (): Error =>
  new Error("The run in this link is cut off or damaged. Copy the whole link again.")

const jsonIn = async (text: string): Promise<unknown> => {
  try {
    const bytes = await through(bytesOf(text), new DecompressionStream("deflate-raw"))
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch (error) {
    throw error instanceof TooLarge ? error : cutOff()
  }
}

const isRecord = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === "object" && json !== null

const decodedRun = (json: unknown): SharedRun => {
  if (!isRecord(json)) throw cutOff()
  const { property, of } = json
  if (property !== null && (typeof property !== "string" || propertyCalled(property) === null))
    throw new Error("The link names a property that this page does not have. Was it made by another version?")
  try {
    return {
      rules: rulesIn(json["rules"]),
      property,
      schedule: decodeSchedule(json["schedule"]),
      ...(typeof of === "string" ? { of } : {}),
    }
  } catch (error) {
    throw error instanceof BadSchedule
      ? new Error(`The run in this link cannot be used: ${error.message}`)
      : error
  }
}

const rulesIn = (json: unknown): Rules => {
  if (typeof json !== "string") {
    const { name } = decodeDesign(json).design
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the design was read from it, which checks every switch
    return { kind: "settings", name, settings: (json as { readonly switches: Settings }).switches }
  }
  if (isDesign(json)) return { kind: "design", name: json }
  throw new Error(
    `The link names ${JSON.stringify(json.slice(0, 60))}, which is no design that this page has.`,
  )
}

class TooLarge extends Error {
  constructor() {
    super("The run in this link is larger than 16 MiB, which is more than a page plays.")
  }
}

/** The bytes behind a transformation; rejects as soon as there are too many. */
const through = async (
  bytes: Uint8Array<ArrayBuffer>,
  transformation: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Array<Uint8Array> = []
  let size = 0
  const reader = new Blob([bytes]).stream().pipeThrough(transformation).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > mostBytes) {
      await reader.cancel()
      throw new TooLarge()
    }
    parts.push(value)
  }
  const all = new Uint8Array(size)
  let place = 0
  for (const part of parts) {
    all.set(part, place)
    place += part.length
  }
  return all
}

/** How many bytes are turned into characters at once: a call takes so many arguments at most. */
const chunk = 0x2000

const base64Of = (bytes: Uint8Array): string => {
  const characters: Array<string> = []
  for (let place = 0; place < bytes.length; place += chunk)
    characters.push(String.fromCodePoint(...bytes.subarray(place, place + chunk)))
  return btoa(characters.join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.codePointAt(0) ?? 0)
