/**
 * How two leaders show each other that they know the cluster's secret without sending it: each proves it over a number
 * that the other has just drawn, so that a recorded proof is worth nothing the next time.
 *
 * Limit: what follows on the connection is neither encrypted nor authenticated; that is what TLS is for.
 * Source: RFC 2104 (HMAC); the challenge and response of ISO/IEC 9798-4, mutual, with both names in the text.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import { Redacted } from "effect"
import type { LeaderId } from "../change.ts"

/** What a proof is about: the same at both ends of one connection and at no other. */
export interface Meeting {
  readonly cluster: string
  readonly source: LeaderId
  readonly follower: LeaderId
  readonly challenge: string
  readonly answer: string
}

/** A number that is used once. */
export const nonce = (): string => randomBytes(16).toString("hex")

/** The proof of one end; `null` where the cluster has no secret. */
export const prove = (
  secret: Redacted.Redacted | undefined,
  end: "source" | "follower",
  { cluster, source, follower, challenge, answer }: Meeting,
): string | null =>
  secret === undefined
    ? null
    : createHmac("sha256", Redacted.value(secret))
        .update(JSON.stringify([end, cluster, source, follower, challenge, answer]))
        .digest("hex")

const digest = (text: string): Uint8Array => createHash("sha256").update(text).digest()

/** Compares in a time that does not tell where they differ. */
export const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

/** `true` when the other end has proved what this end expects. */
export const isProved = (expected: string | null, given: string | null): boolean =>
  expected === null ? given === null : given !== null && isSame(expected, given)
