/**
 * The HTTP API of a leader, from which the server, the client and the OpenAPI description are made.
 *
 * Every object is at `/v1/tables/:table/:key`, its parts below it. Any request may carry a session's token, `?token=`:
 * it is answered once the leader has applied all that the token covers, or refused with 412 after `wait` milliseconds
 * (1000 unless given, 60000 at most). With a `secret` in the configuration, requests carry it as
 * `authorization: Bearer`. What is refused says why in JSON; see refusal.ts.
 */
import { Schema } from "effect"
import { HttpApi, HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Door } from "./door.ts"
import { BehindToken, NoSuchTable, NotThere, Stopped, WrongKind } from "./refusal.ts"
import { ConflictPage, Health, Put, Receipt, Shown, Status } from "./shape.ts"
import { Token } from "./token.ts"

/** The most that a client may ask a leader to wait, in milliseconds, and what it waits when the client says nothing. */
const mostWait = 60_000
export const usualWait = 1_000

/** The most bytes of a key, an element or a field's name. */
export const longestKey = 1_024

const whole = (least: number, most: number) =>
  Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: least, maximum: most }))

const session = { token: Schema.optionalKey(Token), wait: Schema.optionalKey(whole(0, mostWait)) }
const object = { table: Schema.String, key: Schema.String }
const field = { ...object, field: Schema.String }
const element = { ...object, element: Schema.String }

const refused = [NoSuchTable, WrongKind, BehindToken, Stopped] as const
const refusedOrAbsent = [...refused, NotThere] as const

const at = "/v1/tables/:table/:key" as const

/** Reading and writing objects. */
const objects = HttpApiGroup.make("objects")
  .add(
    HttpApiEndpoint.get("read", at, {
      params: object,
      query: session,
      success: Shown,
      error: refusedOrAbsent,
    }),
    HttpApiEndpoint.put("put", at, {
      params: object,
      query: session,
      payload: Put,
      success: Receipt,
      error: refused,
    }),
    HttpApiEndpoint.delete("remove", at, {
      params: object,
      query: session,
      success: Receipt,
      error: refusedOrAbsent,
    }),
    HttpApiEndpoint.post("increment", `${at}/increment`, {
      params: object,
      query: session,
      payload: Schema.Struct({ by: Schema.Int }),
      success: Receipt,
      error: refused,
    }),
    HttpApiEndpoint.put("addElement", `${at}/elements/:element`, {
      params: element,
      query: session,
      success: Receipt,
      error: refused,
    }),
    HttpApiEndpoint.delete("removeElement", `${at}/elements/:element`, {
      params: element,
      query: session,
      success: Receipt,
      error: refusedOrAbsent,
    }),
    HttpApiEndpoint.put("putField", `${at}/fields/:field`, {
      params: field,
      query: session,
      payload: Schema.Struct({ value: Schema.String }),
      success: Receipt,
      error: refused,
    }),
    HttpApiEndpoint.delete("removeField", `${at}/fields/:field`, {
      params: field,
      query: session,
      success: Receipt,
      error: refusedOrAbsent,
    }),
  )
  .middleware(Door)

/** What an operator asks. */
const operation = HttpApiGroup.make("operation")
  .add(
    HttpApiEndpoint.get("conflicts", "/v1/conflicts", {
      query: {
        after: Schema.optionalKey(whole(0, Number.MAX_SAFE_INTEGER)),
        limit: Schema.optionalKey(whole(1, 1_000)),
      },
      success: ConflictPage,
    }),
    HttpApiEndpoint.get("status", "/v1/status", { success: Status }),
    HttpApiEndpoint.get("metrics", "/v1/metrics", {
      success: Schema.String.pipe(HttpApiSchema.asText({ contentType: "text/plain; version=0.0.4" })),
    }),
  )
  .middleware(Door)

/** Open to everyone, without the secret: 200 when the leader answers, 503 when its journal has failed. */
const health = HttpApiGroup.make("health").add(
  HttpApiEndpoint.get("health", "/v1/health", { success: Health, error: Stopped }),
)

export class Api extends HttpApi.make("polyarchy")
  .add(objects, operation, health)
  .annotateMerge(
    OpenApi.annotations({
      title: "Polyarchy",
      version: "1",
      description:
        "One leader of a multi-leader store. A write is acknowledged once it is durable at this leader.",
    }),
  ) {}
