/**
 * Why a leader did not do what a client asked, as typed JSON with a status. `message` says what to do next.
 */
import { Schema } from "effect"
import { count } from "../change.ts"
import { Kind } from "./kind.ts"
import { Token } from "./token.ts"

const message = Schema.String

/** 400: a part of the request is not what it has to be. Nothing was done. */
export class Malformed extends Schema.TaggedError<Malformed>()(
  "Malformed",
  { place: Schema.String, problem: Schema.String, message },
  { httpApiStatus: 400 },
) {
  static at(place: string, problem: string): Malformed {
    return new Malformed({
      place,
      problem,
      message: `${place}: ${problem}. See /openapi.json for what the request has to be.`,
    })
  }
}

/** 401: the request does not carry the cluster's secret. */
export class Unauthorized extends Schema.TaggedError<Unauthorized>()(
  "Unauthorized",
  { message },
  { httpApiStatus: 401 },
) {}

/** 404: the configuration has no such table. */
export class NoSuchTable extends Schema.TaggedError<NoSuchTable>()(
  "NoSuchTable",
  { table: Schema.String, tables: Schema.Array(Schema.String), message },
  { httpApiStatus: 404 },
) {
  static of(table: string, tables: ReadonlyArray<string>): NoSuchTable {
    const known = tables.length === 0 ? "it has none" : `it has ${tables.join(", ")}`
    return new NoSuchTable({
      table,
      tables,
      message: `the configuration has no table "${table}": ${known}. Add it at every leader and restart them.`,
    })
  }
}

/** 404: the leader shows no such row, record, element or field. `token` is what it had applied then. */
export class NotThere extends Schema.TaggedError<NotThere>()(
  "NotThere",
  { table: Schema.String, key: Schema.String, token: Token, message },
  { httpApiStatus: 404 },
) {}

/** 409: a table of this kind has no such operation. */
export class WrongKind extends Schema.TaggedError<WrongKind>()(
  "WrongKind",
  { table: Schema.String, kind: Kind, message },
  { httpApiStatus: 409 },
) {}

/** 412: the leader has not yet applied all that the session's token covers, and did not while it waited. */
export class BehindToken extends Schema.TaggedError<BehindToken>()(
  "BehindToken",
  { leader: count, vector: Token, token: Token, message },
  { httpApiStatus: 412 },
) {}

/** 413: the request's body, a key, a value or another part is longer than the leader takes. */
export class TooLarge extends Schema.TaggedError<TooLarge>()(
  "TooLarge",
  { place: Schema.String, most: count, message },
  { httpApiStatus: 413 },
) {
  static at(place: string, most: number): TooLarge {
    return new TooLarge({ place, most, message: `${place} is longer than ${most} bytes. Send less.` })
  }
}

/** 503: the leader has too much in hand. Nothing was done; `Retry-After` says when to ask again. */
export class Busy extends Schema.TaggedError<Busy>()(
  "Busy",
  { inHand: count, retryAfterSeconds: count, message },
  { httpApiStatus: 503 },
) {
  static with(inHand: number): Busy {
    return new Busy({
      inHand,
      retryAfterSeconds: 1,
      message: `the leader has ${inHand} requests in hand and takes no more. Ask again in a second.`,
    })
  }
}

/** 503: the leader's journal has failed, and only a restart helps. A write may or may not be in it. */
export class Stopped extends Schema.TaggedError<Stopped>()(
  "Stopped",
  { leader: count, message },
  { httpApiStatus: 503 },
) {}
