/**
 * What every request passes before it is looked at: the secret, the size of its body, and how much is in hand; and how
 * a request that is not well formed is answered.
 */
import { HttpApiMiddleware } from "effect/http-api"
import { Busy, Malformed, TooLarge, Unauthorized } from "./refusal.ts"

export class Door extends HttpApiMiddleware.Service<Door>()("polyarchy/server/Door", {
  error: [Malformed, Unauthorized, TooLarge, Busy],
}) {}
