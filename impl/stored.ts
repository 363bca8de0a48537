/**
 * A stored object is one object as JSON text: what a checkpoint writes and what a transfer carries.
 *
 * It says what the leader holds of the object, and which change of each leader touched it last. What a resolver made
 * of a register is not in it: that is made anew, by the resolver that is then in force.
 * Limit: the text has no checksum of its own; whoever keeps it adds one (see `record-text.ts`).
 */
import { Exit, Schema } from "effect"
import { count, Dot, Stamp } from "./change.ts"
import { hold, type Objects, type States } from "./held.ts"
import type { StoredObject } from "./journal.ts"
import type { Rules } from "./rules.ts"
import type { VersionVector } from "./version-vector.ts"
import { families, type Family, isFamily } from "./write.ts"

/** Totals may grow beyond the numbers that are exact, and must be kept all the same. */
const whole = Schema.Finite.check(Schema.makeFilter((total) => Number.isInteger(total)))

const version = { dot: Dot, stamp: Stamp }

/** How the objects of one family become text, and text becomes them. */
interface Keeper {
  readonly encode: (objects: Objects, key: string) => string | null
  readonly restore: (objects: Objects, key: string, text: string, rules: Rules) => boolean
}

const keeperOf = <F extends Family>(family: F, state: Schema.Codec<States[F], unknown>): Keeper => {
  const codec = Schema.fromJsonString(Schema.Struct({ state, touched: Schema.Array(count) }))
  const [encodeText, decodeText] = [Schema.encodeSync(codec), Schema.decodeUnknownExit(codec)]
  return {
    encode: (objects, key) => {
      const held = objects.held[family].get(key)
      return held === undefined
        ? null
        : encodeText({ state: held, touched: objects.touched[family].get(key) ?? [] })
    },
    restore: (objects, key, text, rules) => {
      const read = decodeText(text)
      if (Exit.isFailure(read)) return false
      hold(objects, family, key, read.value.state, rules)
      objects.touched[family].set(key, read.value.touched)
      return true
    },
  }
}

const keepers: { readonly [F in Family]: Keeper } = {
  row: keeperOf(
    "row",
    Schema.Union([
      Schema.TaggedStruct("Row", { value: Schema.String, ...version }),
      Schema.TaggedStruct("Tombstone", version),
    ]),
  ),
  register: keeperOf("register", Schema.Array(Schema.Struct({ value: Schema.String, dot: Dot }))),
  counter: keeperOf("counter", Schema.Array(whole)),
  set: keeperOf("set", Schema.Array(Schema.Struct({ element: Schema.String, dot: Dot }))),
  record: keeperOf(
    "record",
    Schema.Struct({
      columns: Schema.Record(Schema.String, Schema.Struct({ value: Schema.String, ...version })),
      version: Schema.Struct(version),
      erased: Schema.NullOr(Schema.Struct(version)),
    }),
  ),
  map: keeperOf("map", Schema.Array(Schema.Struct({ field: Schema.String, value: Schema.String, dot: Dot }))),
}

/** The object as text; `null` where nothing is held of it. */
export const encode = (objects: Objects, family: Family, key: string): string | null =>
  keepers[family].encode(objects, key)

/** The objects as text whose touching changes fulfil a condition: those that a follower lacks, for one. */
export const all = (
  objects: Objects,
  isWanted: (touched: VersionVector) => boolean,
): ReadonlyArray<StoredObject> =>
  families.flatMap((family) =>
    [...objects.held[family].keys()].flatMap((key): ReadonlyArray<StoredObject> => {
      if (!isWanted(objects.touched[family].get(key) ?? [])) return []
      const text = encode(objects, family, key)
      return text === null ? [] : [{ family, key, text }]
    }),
  )

/**
 * Puts a stored object among these, in the place of what was there. `false` when there is no such family or the text
 * does not say what one of its objects can be; then nothing was changed.
 */
export const restore = (objects: Objects, family: string, key: string, text: string, rules: Rules): boolean =>
  isFamily(family) && keepers[family].restore(objects, key, text, rules)
