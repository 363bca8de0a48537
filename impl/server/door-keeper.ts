/** Keeps the door of the API: what is not let in is told why, and a request that is not well formed where. */
import { Context, Effect, Layer, Redacted, SchemaIssue } from "effect"
import { HttpEffect, HttpIncomingMessage, HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApiError } from "effect/http-api"
import { isIP } from "node:net"
import * as ByteSize from "effect/ByteSize"
import { Door } from "./door.ts"
import { isSame } from "./proof.ts"
import { Busy, Malformed, TooLarge, Unauthorized } from "./refusal.ts"

/** How many requests are being answered, and how many were turned away because of that. */
export class InHand extends Context.Service<InHand, { now: number; refused: number }>()(
  "polyarchy/server/InHand",
) {
  static readonly layer: Layer.Layer<InHand> = Layer.sync(InHand, () => ({ now: 0, refused: 0 }))
}

export interface DoorOptions {
  readonly secret: Redacted.Redacted | undefined
  /** The most bytes of a body. */
  readonly bodyLimit: number
  /** The most requests at once. */
  readonly mostInHand: number
}

const formatIssue = SchemaIssue.makeFormatterStandardSchemaV1()

const places = {
  Params: "the path",
  Headers: "the headers",
  Query: "the query",
  Payload: "the body",
  Body: "the answer",
  ResponseHeaders: "the answer's headers",
} as const

const malformed = ({ kind, cause }: HttpApiError.HttpApiSchemaError): Malformed => {
  const [issue] = formatIssue(cause.issue).issues
  const path = (issue?.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".")
  return Malformed.at(
    path === "" ? places[kind] : `${places[kind]}, ${path}`,
    issue?.message ?? "it cannot be read",
  )
}

const bearer = /^Bearer +(\S+) *$/i

const isKnown = (secret: Redacted.Redacted, authorization: string | undefined): boolean => {
  const given = bearer.exec(authorization ?? "")?.[1]
  return given !== undefined && isSame(given, Redacted.value(secret))
}

/**
 * `false` for a name that anyone may let point here: by it a page in a browser on this machine would pass for one of
 * the leader's own (DNS rebinding).
 */
const isPlainHost = (host: string | undefined): boolean => {
  const name = host?.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1")
  return name === undefined || name === "localhost" || isIP(name) !== 0
}

/** What was thrown while the body was read, if it is that there was too much of it. */
const isTooLarge = (defect: unknown): boolean =>
  typeof defect === "object" &&
  defect !== null &&
  "reason" in defect &&
  typeof defect.reason === "object" &&
  defect.reason !== null &&
  "reason" in defect.reason &&
  defect.reason.reason === "BodyTooLarge"

const isUnreadable = (defect: unknown): boolean =>
  typeof defect === "object" && defect !== null && "_tag" in defect && defect._tag === "HttpServerError"

export const layer = (options: DoorOptions): Layer.Layer<Door, never, InHand> =>
  Layer.effect(
    Door,
    Effect.gen(function* () {
      const { secret, bodyLimit, mostInHand } = options
      const inHand = yield* InHand

      const retryLater = HttpEffect.appendPreResponseHandler((_, response) =>
        Effect.succeed(HttpServerResponse.setHeader(response, "retry-after", "1")),
      )

      const letIn = Effect.gen(function* () {
        const { headers } = yield* HttpServerRequest.HttpServerRequest
        if (secret === undefined && !isPlainHost(headers["host"]))
          return yield* new Unauthorized({
            message:
              "a leader without a secret answers to an IP address or to localhost, not to another name.",
          })
        if (secret !== undefined && !isKnown(secret, headers["authorization"]))
          return yield* new Unauthorized({
            message: "send the cluster's secret with the request, as `authorization: Bearer` and the secret.",
          })
        if (Number(headers["content-length"] ?? 0) > bodyLimit)
          return yield* TooLarge.at("the body", bodyLimit)
        if (inHand.now >= mostInHand) {
          inHand.refused++
          yield* retryLater
          return yield* Busy.with(inHand.now)
        }
      })

      return (answer) => {
        const counted = Effect.acquireUseRelease(
          Effect.sync(() => void inHand.now++),
          () => answer,
          () => Effect.sync(() => void inHand.now--),
        )
        return Effect.andThen(letIn, counted).pipe(
          Effect.provideService(HttpIncomingMessage.MaxBodySize, ByteSize.bytes(bodyLimit)),
          Effect.catchIf(
            (error): error is typeof error & HttpApiError.HttpApiSchemaError =>
              HttpApiError.HttpApiSchemaError.is(error),
            (error) => Effect.fail(malformed(error)),
          ),
          Effect.catchDefect((defect): Effect.Effect<never, TooLarge | Malformed> => {
            if (isTooLarge(defect)) return Effect.fail(TooLarge.at("the body", bodyLimit))
            return isUnreadable(defect)
              ? Effect.fail(Malformed.at("the body", "it cannot be read"))
              : Effect.die(defect)
          }),
        )
      }
    }),
  )
