/**
 * A typed client of one leader, derived from its API, and a session that carries its token from leader to leader.
 */
import { Effect, type Redacted, Ref } from "effect"
import { FetchHttpClient, HttpClient, HttpClientRequest } from "effect/http"
import { HttpApiClient } from "effect/http-api"
import type { VersionVector } from "../version-vector.ts"
import { Api } from "./api.ts"

export type Client = HttpApiClient.ForApi<typeof Api>

export interface ClientOptions {
  /** Where the leader listens, such as `http://127.0.0.1:7400`. */
  readonly url: string
  readonly secret?: Redacted.Redacted
}

/** A client of the leader at this address, on the `HttpClient` that is provided. */
const make = ({ url, secret }: ClientOptions): Effect.Effect<Client, never, HttpClient.HttpClient> =>
  HttpApiClient.make(Api, {
    baseUrl: url,
    transformClient: (client) =>
      secret === undefined ? client : HttpClient.mapRequest(client, HttpClientRequest.bearerToken(secret)),
  })

/** A client on the runtime's own `fetch`. */
export const fetching = (options: ClientOptions): Effect.Effect<Client> =>
  Effect.provide(make(options), FetchHttpClient.layer)

/**
 * What one user has seen: with its token in every request, whichever leader answers shows the user's own writes and
 * never an older state than before.
 */
export interface Session {
  /** `undefined` before the first answer. */
  readonly token: Effect.Effect<VersionVector | undefined>
  /** Makes a request with the session's token, and takes over the token of the answer. */
  readonly ask: <A extends { readonly token: VersionVector }, E, R>(
    request: (query: { readonly token?: VersionVector }) => Effect.Effect<A, E, R>,
  ) => Effect.Effect<A, E, R>
}

const later = (a: VersionVector, b: VersionVector): VersionVector =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, leader) =>
    Math.max(a[leader] ?? 0, b[leader] ?? 0),
  )

/** `true` for an error that tells what the leader had applied, as `NotThere` does. */
const hasToken = (error: unknown): error is { readonly _tag: "NotThere"; readonly token: VersionVector } =>
  typeof error === "object" && error !== null && "_tag" in error && error._tag === "NotThere"

/**
 * A session that has seen nothing yet.
 *
 * ```ts
 * const session = yield* makeSession
 * yield* session.ask((query) => a.objects.put({ params, query, payload: { value: "v" } }))
 * yield* session.ask((query) => b.objects.read({ params, query }))
 * ```
 */
export const makeSession: Effect.Effect<Session> = Effect.map(Ref.make<VersionVector>([]), (seen) => {
  const take = ({ token }: { readonly token: VersionVector }) => Ref.update(seen, (old) => later(old, token))
  return {
    token: Effect.map(Ref.get(seen), (token) => (token.length === 0 ? undefined : token)),
    ask: (request) =>
      Effect.flatMap(Ref.get(seen), (token) => request(token.length === 0 ? {} : { token })).pipe(
        Effect.tap(take),
        Effect.tapError((error) => (hasToken(error) ? take(error) : Effect.void)),
      ),
  }
})
