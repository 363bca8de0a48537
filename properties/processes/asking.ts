/** Asking: one request of a session to a leader, over HTTP, and the answer as a client's record has it. */
import { Effect } from "effect"
import type { VersionVector } from "../../model/vocabulary/version-vector.ts"
import { blank, type Shown } from "../../model/vocabulary/write.ts"
import type { Answer, Asked } from "./client-record.ts"
import type { Client } from "./store.ts"

/** How long a leader may wait until it has what a token covers, and how long a client waits for it, in milliseconds. */
const mayWait = 300
const patience = 1_500

const placeOf = (name: string): { readonly table: string; readonly key: string } => {
  const slash = name.indexOf("/")
  return { table: name.slice(0, slash), key: name.slice(slash + 1) }
}

interface Query {
  readonly wait: number
  readonly token?: VersionVector
}

const request = ({ objects }: Client, asked: Asked, query: Query) => {
  if (asked.kind === "read") {
    return Effect.map(objects.read({ params: placeOf(asked.key), query }), (shown): Answer => {
      const shows: Shown =
        shown.kind === "register"
          ? shown.siblings.map(({ value }) => value).toSorted()
          : shown.kind === "map"
            ? null
            : shown.value
      return { kind: "shown", shows, token: shown.token }
    })
  }
  const { write } = asked
  const params = placeOf(write.key)
  const written = Effect.map(
    ({
      dot,
      token,
    }: {
      readonly dot: { leader: number; sequence: number }
      readonly token: VersionVector
    }): Answer => ({
      kind: "written",
      dot,
      token,
    }),
  )
  switch (write.kind) {
    case "put":
    case "assign":
      return written(objects.put({ params, query, payload: { value: write.value } }))
    case "set":
      return written(objects.put({ params, query, payload: { columns: { [write.column]: write.value } } }))
    case "delete":
    case "erase":
      return written(objects.remove({ params, query }))
    case "increment":
      return written(objects.increment({ params, query, payload: { by: write.by } }))
    case "add":
      return written(objects.addElement({ params: { ...params, element: write.element }, query }))
    case "remove":
      return written(objects.removeElement({ params: { ...params, element: write.element }, query }))
    case "adjust":
    case "generate":
    case "set-both":
    case "truncate":
      return Effect.succeed<Answer>({ kind: "refused", why: `the store has no ${write.kind}` })
  }
}

/** The refusals after which nothing was done. */
const clear: ReadonlySet<string> = new Set([
  "Malformed",
  "Unauthorized",
  "TooLarge",
  "NoSuchTable",
  "WrongKind",
  "Busy",
])

const answered = (
  asked: Asked,
  error: { readonly _tag: string; readonly message: string; readonly token?: unknown },
): Answer => {
  const { _tag } = error
  if (_tag === "NotThere") {
    // It says where it looked: an answer like any other.
    const token = Array.isArray(error.token) ? error.token.map(Number) : []
    return asked.kind === "read"
      ? { kind: "shown", shows: blank(asked.family), token }
      : { kind: "refused", why: "absent" }
  }
  if (_tag === "BehindToken") return { kind: "refused", why: "behind" }
  return { kind: clear.has(_tag) ? "refused" : "unknown", why: `${_tag}: ${error.message}` }
}

/** Asks, and gives up in time. A request that got no clear answer may have been carried out. */
export const ask = (client: Client, asked: Asked, token: VersionVector | null): Effect.Effect<Answer> =>
  request(
    client,
    asked,
    token === null || token.length === 0 ? { wait: mayWait } : { wait: mayWait, token },
  ).pipe(
    Effect.timeoutOrElse({
      duration: patience,
      orElse: () => Effect.succeed<Answer>({ kind: "unknown", why: `no answer within ${patience} ms` }),
    }),
    Effect.catch((error) => Effect.succeed(answered(asked, error))),
  )
