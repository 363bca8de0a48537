/**
 * A recording is all that is known of one run: the plan's seed, what the clients saw, and the leaders' trails to the letter. It can
 * be validated again at any time, and gives the same; the run itself cannot be repeated.
 *
 * As JSON: `{ "format": "polyarchy/recording", "version": 1, "seed": 7, "topology": "ring", "records": [...], "trails": ["..."], "found": [] }`.
 */
import { Data } from "effect"
import { allToAll, ring, star, type Topology } from "../../model/topology.ts"
import type { ClientRecord } from "./client-record.ts"
import type { ClusterPlan } from "./plan.ts"
import { decodeTrail, isChange, type RecordedChange } from "./trail.ts"
import type { Recording } from "./validation.ts"

const recordingFormat = "polyarchy/recording"
const version = 1

export interface SavedRecording {
  readonly seed: number
  readonly topology: ClusterPlan["topology"]
  readonly records: ReadonlyArray<ClientRecord>
  /** The text of each leader's trail. */
  readonly trails: ReadonlyArray<string>
  /** Changes that a killed leader had made durable and that no trail tells of. */
  readonly found: ReadonlyArray<RecordedChange>
}

/** The file is no recording that can be validated. */
export class RecordingUnreadable extends Data.TaggedError("RecordingUnreadable")<{
  readonly place: string
  readonly problem: string
}> {
  override get message(): string {
    return `${this.place}: ${this.problem}. A recording is written by \`polyarchy verify --subject processes\`.`
  }
}

const topologies: Readonly<Record<ClusterPlan["topology"], Topology>> = { "all-to-all": allToAll, ring, star }

/** What is validated; throws `TrailUnreadable`. */
export const recordingOf = ({ topology, records, trails, found }: SavedRecording): Recording => ({
  topology: topologies[topology],
  records,
  found,
  trails: trails.map((text, leader) => decodeTrail(text, `trail ${String.fromCharCode(65 + leader)}`)),
})

export const encodeRecording = (recording: SavedRecording): string =>
  `${JSON.stringify({ format: recordingFormat, version, ...recording }, null, 1)}\n`

type Fields = Readonly<Record<string, unknown>>
const isFields = (json: unknown): json is Fields =>
  typeof json === "object" && json !== null && !Array.isArray(json)
const isCount = (json: unknown): json is number => typeof json === "number" && Number.isSafeInteger(json)
const isText = (json: unknown): json is string => typeof json === "string"
const isVector = (json: unknown): boolean => Array.isArray(json) && json.every(isCount)

const isAnswer = (json: unknown): boolean => {
  if (!isFields(json)) return false
  switch (json["kind"]) {
    case "written":
    case "shown":
      return isVector(json["token"])
    case "refused":
    case "unknown":
      return isText(json["why"])
    default:
      return false
  }
}

const isRecord = (json: unknown): json is ClientRecord =>
  isFields(json) &&
  isText(json["session"]) &&
  typeof json["carries"] === "boolean" &&
  isCount(json["number"]) &&
  isCount(json["leader"]) &&
  isFields(json["asked"]) &&
  (json["asked"]["kind"] === "read" || isFields(json["asked"]["write"])) &&
  isAnswer(json["answer"]) &&
  Array.isArray(json["amid"])

const isTopology = (json: unknown): json is ClusterPlan["topology"] =>
  isText(json) && Object.hasOwn(topologies, json)

/** `true` for JSON that says of itself that it is a recording. */
export const isRecording = (json: unknown): boolean => isFields(json) && json["format"] === recordingFormat

/** The recording in parsed JSON; throws `RecordingUnreadable`. */
export const decodeRecording = (json: unknown): SavedRecording => {
  const unreadable = (place: string, problem: string) => new RecordingUnreadable({ place, problem })
  if (!isFields(json) || !isRecording(json)) throw unreadable("format", "it is no recording")
  const { seed, topology, records, trails, found } = json
  if (json["version"] !== version) throw unreadable("version", `this release reads version ${version}`)
  if (!isCount(seed)) throw unreadable("seed", "it is no whole number")
  if (!isTopology(topology)) throw unreadable("topology", "it is none of all-to-all, ring and star")
  if (!Array.isArray(trails) || trails.length === 0 || !trails.every(isText))
    throw unreadable("trails", "it is no list of texts")
  if (!Array.isArray(records)) throw unreadable("records", "it is no list")
  if (!Array.isArray(found) || !found.every(isChange)) throw unreadable("found", "it is no list of changes")
  const wrong = records.findIndex((record) => !isRecord(record))
  if (wrong !== -1) throw unreadable(`records[${wrong}]`, "it is not what a client saw")
  return {
    seed,
    topology,
    records: records.filter(isRecord),
    trails: trails.filter(isText),
    found: found.filter(isChange),
  }
}
