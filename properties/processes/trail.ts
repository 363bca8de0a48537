/**
 * The trail of a leader: what it says that it did, in the order in which it did it, as JSON lines that it wrote while it ran.
 *
 * A kill forgets nothing of it: a line is written before anybody can know of what it tells. What a line says is not believed: it
 * is compared with the model (`validation.ts`). A line that cannot be read ends the reading, with its number.
 */
import { Data } from "effect"
import type { Dot } from "../../model/vocabulary/dot.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import type { Stamp } from "../../model/vocabulary/stamp.ts"
import type { VersionVector } from "../../model/vocabulary/version-vector.ts"
import type { Columns, Shown } from "../../model/vocabulary/write.ts"

/** What a change does, in the words of the store. One that the model does not know has another name than these. */
export interface RecordedOperation {
  readonly _tag: string
  readonly key: string
  readonly value?: string
  readonly by?: number
  readonly element?: string
  readonly observed?: ReadonlyArray<Dot>
  /** The columns that a client set, and the whole record with them. */
  readonly columns?: Columns
  readonly row?: Columns
  /** What the client of an assignment had read, where it said so. */
  readonly seen?: VersionVector
}

export interface RecordedChange {
  readonly dot: Dot
  readonly dependencies: VersionVector
  readonly stamp: Stamp
  readonly operation: RecordedOperation
}

export interface RecordedConflict {
  readonly name: string
  readonly local: Dot
  readonly kept: "local" | "remote"
}

/** What became of a change that arrived. */
export type RecordedReport =
  | {
      readonly _tag: "Applied"
      readonly from: LeaderId
      readonly outcome: "applied" | "kept"
      readonly conflict: RecordedConflict | null
      readonly shows: Shown
    }
  | { readonly _tag: "Buffered" | "Ignored"; readonly from: LeaderId }

export type TrailEvent =
  | {
      readonly _tag: "Started"
      readonly leader: LeaderId
      readonly vector: VersionVector
      readonly clock: Pick<Stamp, "wall" | "logical">
    }
  | { readonly _tag: "Wrote"; readonly change: RecordedChange; readonly shows: Shown }
  | { readonly _tag: "Refused"; readonly write: RecordedOperation; readonly why: string }
  | { readonly _tag: "Arrived"; readonly change: RecordedChange; readonly report: RecordedReport }
  | { readonly _tag: "Merged"; readonly from: LeaderId; readonly vector: VersionVector }
  /** Deletes that every leader had applied were forgotten. Nobody can tell, and the model remembers them. */
  | { readonly _tag: "Collected"; readonly tombstones: number }
  | { readonly _tag: "Stopped" }

export type Trail = ReadonlyArray<TrailEvent>

/** A trail that cannot be read: which line of which file, and why. */
export class TrailUnreadable extends Data.TaggedError("TrailUnreadable")<{
  readonly file: string
  readonly line: number
  readonly problem: string
}> {
  override get message(): string {
    return (
      `${this.file}, line ${this.line}: ${this.problem}. The trail is what the leader itself wrote: ` +
      `either the file was changed since, or the leader is of another release.`
    )
  }
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (json: unknown): json is Fields =>
  typeof json === "object" && json !== null && !Array.isArray(json)
const isCount = (json: unknown): json is number =>
  typeof json === "number" && Number.isSafeInteger(json) && json >= 0
const isVector = (json: unknown): json is VersionVector => Array.isArray(json) && json.every(isCount)
const isDot = (json: unknown): json is Dot =>
  isFields(json) && isCount(json["leader"]) && isCount(json["sequence"])
const isTime = (json: unknown): json is Pick<Stamp, "wall" | "logical"> =>
  isFields(json) && Number.isSafeInteger(json["wall"]) && isCount(json["logical"])

const isOptional = (json: unknown, is: (json: unknown) => boolean): boolean => json === undefined || is(json)
const isText = (json: unknown): json is string => typeof json === "string"
const isColumns = (json: unknown): json is Columns => isFields(json) && Object.values(json).every(isText)

const isOperation = (json: unknown): json is RecordedOperation =>
  isFields(json) &&
  isText(json["_tag"]) &&
  isText(json["key"]) &&
  isOptional(json["value"], isText) &&
  isOptional(json["by"], Number.isSafeInteger) &&
  isOptional(json["element"], isText) &&
  isOptional(json["observed"], (dots) => Array.isArray(dots) && dots.every(isDot)) &&
  isOptional(json["columns"], isColumns) &&
  isOptional(json["row"], isColumns) &&
  isOptional(json["seen"], isVector)

/** `true` for a change as a leader writes it down. */
export const isChange = (json: unknown): json is RecordedChange =>
  isFields(json) &&
  isDot(json["dot"]) &&
  isVector(json["dependencies"]) &&
  isTime(json["stamp"]) &&
  isOperation(json["operation"])

const isShown = (json: unknown): json is Shown =>
  json === null ||
  isText(json) ||
  typeof json === "number" ||
  (Array.isArray(json) ? json.every(isText) : isFields(json))

const isConflict = (json: unknown): json is RecordedConflict | null =>
  json === null ||
  (isFields(json) &&
    isText(json["name"]) &&
    isDot(json["local"]) &&
    (json["kept"] === "local" || json["kept"] === "remote"))

const isReport = (json: unknown): json is RecordedReport => {
  if (!isFields(json) || !isCount(json["from"])) return false
  if (json["_tag"] === "Buffered" || json["_tag"] === "Ignored") return true
  return (
    json["_tag"] === "Applied" &&
    (json["outcome"] === "applied" || json["outcome"] === "kept") &&
    isConflict(json["conflict"]) &&
    isShown(json["shows"])
  )
}

const isEvent = (json: unknown): json is TrailEvent => {
  if (!isFields(json)) return false
  switch (json["_tag"]) {
    case "Started":
      return isCount(json["leader"]) && isVector(json["vector"]) && isTime(json["clock"])
    case "Wrote":
      return isChange(json["change"]) && isShown(json["shows"])
    case "Refused":
      return isOperation(json["write"]) && isText(json["why"])
    case "Arrived":
      return isChange(json["change"]) && isReport(json["report"])
    case "Merged":
      return isCount(json["from"]) && isVector(json["vector"])
    case "Collected":
      return isCount(json["tombstones"])
    case "Stopped":
      return true
    default:
      return false
  }
}

const mostShown = 160

const parsed = (file: string, line: number, text: string): TrailEvent => {
  const unreadable = (problem: string) =>
    new TrailUnreadable({ file, line, problem: `${problem}: ${text.slice(0, mostShown)}` })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw unreadable("it is not JSON")
  }
  if (!isEvent(json)) throw unreadable("it is no event of a leader")
  return json
}

/** The trail in a file's text; throws `TrailUnreadable`. */
export const decodeTrail = (text: string, file: string): Trail =>
  text.split("\n").flatMap((line, index) => (line === "" ? [] : [parsed(file, index + 1, line)]))
