/**
 * The frames that two leaders exchange over a WebSocket: each one JSON text, checked before anything is done with it.
 *
 * The source speaks first (`Challenge`), the follower introduces itself (`Introduction`), the source agrees (`Welcome`)
 * or refuses. Then changes flow one way; `Took`, `Known` and `Beat` the other. A state transfer comes as `Part`s and
 * ends with `Merged`. A frame holds about 256 KiB of changes or objects, more only where a single one is larger; what
 * is larger than `longestFrame` is refused by both ends.
 */
import { Result, Schema } from "effect"
import { Change, count, LeaderId, Stamp } from "../change.ts"
import type { Message } from "../message.ts"
import { Refused } from "./refused.ts"

/** Both ends must speak this version. */
export const version = 1

/** The most bytes of a frame, and what is put together in one. */
export const longestFrame = 64 * 1024 * 1024
const usualFrame = 256 * 1024

const vector = Schema.Array(count)
const heads = Schema.Array(Schema.NullOr(Stamp))
const proof = Schema.NullOr(Schema.String)
const StoredObject = Schema.Struct({ family: Schema.String, key: Schema.String, text: Schema.String })

/** `clock` is the sender's wall clock, in milliseconds since 1970. `frames` says how many were taken in. */
export const Frame = Schema.Union([
  Schema.TaggedStruct("Challenge", { version: count, nonce: Schema.String }),
  Schema.TaggedStruct("Introduction", {
    version: count,
    cluster: Schema.String,
    fingerprint: Schema.String,
    source: LeaderId,
    follower: LeaderId,
    nonce: Schema.String,
    proof,
    vector,
    heads,
    known: Schema.Array(vector),
  }),
  Schema.TaggedStruct("Welcome", { proof }),
  Schema.TaggedStruct("Refused", { reason: Schema.String, explanation: Schema.String }),
  Schema.TaggedStruct("Changes", { changes: Schema.Array(Change) }),
  Schema.TaggedStruct("Part", { objects: Schema.Array(StoredObject) }),
  Schema.TaggedStruct("Merged", { vector, heads }),
  Schema.TaggedStruct("Took", { frames: count }),
  Schema.TaggedStruct("Known", { known: Schema.Array(vector) }),
  Schema.TaggedStruct("Beat", { clock: Schema.Int }),
])
export type Frame = typeof Frame.Type
export type FrameOf<T extends Frame["_tag"]> = Extract<Frame, { readonly _tag: T }>

const decode = Schema.decodeUnknownResult(Schema.fromJsonString(Frame))

/** Every frame is plain data, so that its text is its JSON. */
export const encodeFrame = (frame: Frame): string => JSON.stringify(frame)

const dotsOf = ({ operation }: Change): ReadonlyArray<{ readonly leader: LeaderId }> =>
  "observed" in operation ? operation.observed : []

const seenOf = ({ operation }: Change): ReadonlyArray<number> =>
  "seen" in operation && operation.seen !== undefined ? operation.seen : []

/** `true` when the change speaks only of leaders that the cluster has. */
const isWithin = (change: Change, leaders: number): boolean =>
  change.dot.leader < leaders &&
  change.stamp.leader === change.dot.leader &&
  change.dependencies.length <= leaders &&
  seenOf(change).length <= leaders &&
  dotsOf(change).every(({ leader }) => leader < leaders)

const isFrameWithin = (frame: Frame, leaders: number): boolean => {
  switch (frame._tag) {
    case "Changes":
      return frame.changes.every((change) => isWithin(change, leaders))
    case "Known":
      return frame.known.length <= leaders && frame.known.every((row) => row.length <= leaders)
    case "Merged":
      return frame.vector.length <= leaders && frame.heads.length <= leaders
    case "Challenge":
    // Of a cluster with more leaders, perhaps: what it says of itself tells better what is wrong.
    case "Introduction":
    case "Welcome":
    case "Refused":
    case "Part":
    case "Took":
    case "Beat":
      return true
  }
}

/** The frame in a text from a peer, in a cluster of this many leaders. */
export const decodeFrame = (text: string, leaders: number): Result.Result<Frame, Refused> => {
  const decoded = decode(text)
  if (Result.isFailure(decoded))
    return Result.fail(
      new Refused({ reason: "malformed", explanation: decoded.failure.message.slice(0, 300) }),
    )
  return isFrameWithin(decoded.success, leaders)
    ? Result.succeed(decoded.success)
    : Result.fail(
        new Refused({
          reason: "malformed",
          explanation: `a frame ${decoded.success._tag} speaks of a leader that a cluster of ${leaders} does not have`,
        }),
      )
}

/** Puts texts together, in order, until they are about as long as a frame should be. */
const packed = (texts: Iterable<string>): ReadonlyArray<string> => {
  const lists: Array<string> = []
  let list: Array<string> = []
  let size = 0
  for (const text of texts) {
    if (size > 0 && size + text.length > usualFrame) {
      lists.push(list.join(","))
      list = []
      size = 0
    }
    list.push(text)
    size += text.length
  }
  if (list.length > 0) lists.push(list.join(","))
  return lists
}

/** The frames, as text, that carry a message. */
export const framesOf = (message: Message): ReadonlyArray<string> =>
  message._tag === "Changes"
    ? packed(message.changes.map((change) => JSON.stringify(change))).map(
        (list) => `{"_tag":"Changes","changes":[${list}]}`,
      )
    : [
        ...packed(message.objects.map((object) => JSON.stringify(object))).map(
          (list) => `{"_tag":"Part","objects":[${list}]}`,
        ),
        encodeFrame({ _tag: "Merged", vector: message.vector, heads: message.heads }),
      ]
