/**
 * A session token as text: the version vector's numbers in the order of the leaders, with dots between them, as in
 * `3.0.12`. A client hands back the latest that it was given and need not read it.
 */
import { Schema, SchemaGetter } from "effect"
import { count } from "../change.ts"
import type { VersionVector } from "../version-vector.ts"

/** No number that a leader counts to is longer, and no cluster is larger: it bounds what a token makes a leader do. */
const pattern = /^\d{1,15}(\.\d{1,15}){0,1023}$/

/** `3.0.12`. */
const showToken = (vector: VersionVector): string => vector.join(".")

/** A version vector that is text on the wire. */
export const Token = Schema.String.check(
  Schema.isPattern(pattern, {
    message: 'a token is whole numbers with dots between them, such as "3.0.12"',
  }),
).pipe(
  Schema.decodeTo(Schema.Array(count), {
    decode: SchemaGetter.transform((text) => text.split(".").map(Number)),
    encode: SchemaGetter.transform(showToken),
  }),
)
