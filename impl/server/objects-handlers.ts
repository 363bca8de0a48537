/** What the leader does for a client that reads and writes objects. */
import { Context, Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Leader, type Reading } from "../leader.ts"
import type { LeaderStopped } from "../leader-errors.ts"
import type { Behind } from "../session.ts"
import type { VersionVector } from "../version-vector.ts"
import { type Family, familyOf, type Write } from "../write.ts"
import { Api, longestKey, usualWait } from "./api.ts"
import type { TableEntry } from "./config-file.ts"
import type { Kind } from "./kind.ts"
import { BehindToken, Malformed, NoSuchTable, NotThere, Stopped, TooLarge, WrongKind } from "./refusal.ts"
import type { Put, Receipt, Shown } from "./shape.ts"

/** The tables that clients may use, by name. */
export class Tables extends Context.Service<Tables, ReadonlyMap<string, TableEntry>>()(
  "polyarchy/server/Tables",
) {}

interface Query {
  readonly token?: VersionVector
  readonly wait?: number
}

interface Place {
  readonly table: string
  readonly key: string
}

const bytes = (text: string): number => Buffer.byteLength(text)

/** Fails unless this part of the path is there and no longer than it may be. */
const measured = (place: string, text: string): Effect.Effect<void, Malformed | TooLarge> => {
  if (text === "") return Effect.fail(Malformed.at(place, "it is empty"))
  return bytes(text) > longestKey ? Effect.fail(TooLarge.at(place, longestKey)) : Effect.void
}

const stopped = ({ leader, message }: LeaderStopped) => new Stopped({ leader, message })

const behind = ({ leader, vector, token, message }: Behind) =>
  new BehindToken({ leader, vector, token, message })

/** What a write takes away, for the message when it is not there. */
const partOf = (write: Write): string => {
  if ("element" in write) return `element "${write.element}" in the set `
  if ("field" in write) return `field "${write.field}" in the map `
  return write._tag === "Erase" ? "record " : "row "
}

const make = Effect.gen(function* () {
  const leader = yield* Leader
  const tables = yield* Tables

  /** The table's kind, if it is one of these. */
  const kindOf = Effect.fnUntraced(function* (
    { table, key }: Place,
    kinds: ReadonlyArray<Kind> | undefined,
    operation: string,
  ) {
    yield* measured("the key", key)
    const entry = tables.get(table)
    if (entry === undefined) return yield* NoSuchTable.of(table.slice(0, 64), [...tables.keys()])
    const { kind } = entry
    if (kinds !== undefined && !kinds.includes(kind))
      return yield* new WrongKind({
        table,
        kind,
        message: `table "${table}" is of kind "${kind}", and ${operation} is for ${kinds.join(", ")}.`,
      })
    return kind
  })

  const reached = ({ token, wait = usualWait }: Query) =>
    token === undefined
      ? Effect.void
      : Effect.catchTags(leader.reached(token, wait), {
          Behind: (error) => Effect.fail(behind(error)),
          LeaderStopped: (error) => Effect.fail(stopped(error)),
        })

  const keyOf = ({ table, key }: Place): string => `${table}/${key}`

  const notThere = ({ table, key }: Place, what: string, token: VersionVector) =>
    new NotThere({
      table,
      key,
      token,
      message:
        `leader ${leader.id} shows no ${what}"${table}/${key}". If another leader shows it, the change ` +
        `has not arrived here: ask again with the token that you were given there.`,
    })

  const look = <F extends Family>(family: F, place: Place): Effect.Effect<Reading<F>, Stopped> =>
    Effect.mapError(leader.look(family, keyOf(place)), stopped)

  /** Writes, and says what a client holds then. */
  const write = Effect.fnUntraced(function* (place: Place, query: Query, asked: Write) {
    yield* reached(query)
    const { dot, stamp } = yield* Effect.catchTags(leader.write(asked), {
      LeaderStopped: (error) => Effect.fail(stopped(error)),
      Absent: () =>
        Effect.flatMap(look(familyOf(asked), place), ({ at }) =>
          Effect.fail(notThere(place, partOf(asked), at)),
        ),
    })
    // Not the whole vector: it may already cover writes of others that a crash would still take back.
    return { dot, stamp, token: (yield* leader.status).durable } satisfies Receipt
  })

  /** A write that puts something there never finds nothing. */
  const putting = (place: Place, query: Query, asked: Write) =>
    Effect.catchTag(write(place, query, asked), "NotThere", Effect.die)

  const read = Effect.fnUntraced(function* (place: Place, query: Query) {
    const kind = yield* kindOf(place, undefined, "reading")
    yield* reached(query)
    switch (kind) {
      case "row": {
        const { shows: value, at: token } = yield* look(kind, place)
        if (value === null) return yield* notThere(place, "row ", token)
        return { kind, value, token } satisfies Shown
      }
      case "record": {
        const { shows: value, at: token } = yield* look(kind, place)
        if (value === null) return yield* notThere(place, "record ", token)
        return { kind, value, token } satisfies Shown
      }
      case "register": {
        const { siblings, shows, at: token } = yield* Effect.mapError(leader.siblings(keyOf(place)), stopped)
        const [first = null] = shows
        return { kind, value: shows.length > 1 ? null : first, siblings, token } satisfies Shown
      }
      case "counter": {
        const { shows: value, at: token } = yield* look(kind, place)
        return { kind, value, token } satisfies Shown
      }
      case "set": {
        const { shows: value, at: token } = yield* look(kind, place)
        return { kind, value, token } satisfies Shown
      }
      case "map": {
        const { shows: value, at: token } = yield* look(kind, place)
        return { kind, value, token } satisfies Shown
      }
    }
  })

  const put = Effect.fnUntraced(function* (place: Place, query: Query, payload: Put) {
    const key = keyOf(place)
    if ("columns" in payload) {
      yield* kindOf(place, ["record"], "putting columns")
      return yield* putting(place, query, { _tag: "Set", key, columns: payload.columns })
    }
    const { value, seen } = payload
    const kind = yield* kindOf(place, ["row", "register"], "putting a value")
    if (kind === "row" && seen !== undefined)
      return yield* Malformed.at("seen", "only a register has siblings of which a client can have seen some")
    return yield* putting(
      place,
      query,
      kind === "row"
        ? { _tag: "Put", key, value }
        : { _tag: "Assign", key, value, ...(seen === undefined ? {} : { seen }) },
    )
  })

  const remove = Effect.fnUntraced(function* (place: Place, query: Query) {
    const kind = yield* kindOf(place, ["row", "record"], "removing the object")
    return yield* write(place, query, { _tag: kind === "row" ? "Delete" : "Erase", key: keyOf(place) })
  })

  return { kindOf, keyOf, write, putting, read, put, remove }
})

export const layer = HttpApiBuilder.group(
  Api,
  "objects",
  Effect.fnUntraced(function* (handlers) {
    const { kindOf, keyOf, write, putting, read, put, remove } = yield* make
    return handlers.handleAll({
      read: ({ params, query }) => read(params, query),
      put: ({ params, query, payload }) => put(params, query, payload),
      remove: ({ params, query }) => remove(params, query),
      increment: ({ params, query, payload: { by } }) =>
        Effect.andThen(
          kindOf(params, ["counter"], "incrementing"),
          putting(params, query, { _tag: "Increment", key: keyOf(params), by }),
        ),
      addElement: ({ params, query }) =>
        Effect.andThen(
          Effect.andThen(
            measured("the element", params.element),
            kindOf(params, ["set"], "adding an element"),
          ),
          putting(params, query, { _tag: "Add", key: keyOf(params), element: params.element }),
        ),
      removeElement: ({ params, query }) =>
        Effect.andThen(
          kindOf(params, ["set"], "removing an element"),
          write(params, query, { _tag: "Remove", key: keyOf(params), element: params.element }),
        ),
      putField: ({ params, query, payload: { value } }) =>
        Effect.andThen(
          Effect.andThen(measured("the field", params.field), kindOf(params, ["map"], "putting a field")),
          putting(params, query, { _tag: "Field", key: keyOf(params), field: params.field, value }),
        ),
      removeField: ({ params, query }) =>
        Effect.andThen(
          kindOf(params, ["map"], "removing a field"),
          write(params, query, { _tag: "Unfield", key: keyOf(params), field: params.field }),
        ),
    })
  }),
)
