/**
 * The configuration file of a cluster: one JSON file, the same for every leader.
 *
 * ```json
 * {
 *   "cluster": "demo",
 *   "leaders": [
 *     { "id": 0, "name": "A", "address": "127.0.0.1:7400" },
 *     { "id": 1, "name": "B", "address": "127.0.0.1:7401" }
 *   ],
 *   "topology": "all-to-all",
 *   "tables": { "users": { "kind": "record" }, "carts": { "kind": "set" } }
 * }
 * ```
 */
import { Schema } from "effect"
import { LeaderId } from "../change.ts"
import { Kind } from "./kind.ts"

const name = Schema.String.check(
  Schema.isPattern(/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/, {
    message: "a name is letters, digits, _ and -, at most 63",
  }),
)

const positive = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/** A leader that has `left` keeps its number for ever: its changes are known by it. */
const LeaderEntry = Schema.Struct({
  id: LeaderId,
  name,
  /** `host:port` or `[address]:port`, where it listens and where the others reach it; port 0 is any free one. */
  address: Schema.String,
  left: Schema.optionalKey(Schema.Boolean),
})

/** A function of a module: its path, relative to the configuration file, and the name that it is exported under. */
const ResolverEntry = Schema.Struct({ module: Schema.NonEmptyString, export: Schema.NonEmptyString })
export type ResolverEntry = typeof ResolverEntry.Type

export const TableEntry = Schema.Struct({
  kind: Kind,
  /** How concurrent writes of one record meet: each column by itself, or the whole row; `columns` unless given. */
  merge: Schema.optionalKey(Schema.Literals(["columns", "row"])),
  resolve: Schema.optionalKey(ResolverEntry),
})
export type TableEntry = typeof TableEntry.Type

/** The leaders by name: the second of each pair follows the first. */
const Links = Schema.Struct({ links: Schema.Array(Schema.Tuple([Schema.String, Schema.String])) })

export const ConfigFile = Schema.Struct({
  cluster: name,
  leaders: Schema.NonEmptyArray(LeaderEntry),
  topology: Schema.Union([Schema.Literals(["all-to-all", "ring", "star"]), Links]),
  tables: Schema.optionalKey(Schema.Record(Schema.String, TableEntry)),
  /** The file that holds the secret, relative to the configuration file. */
  secret: Schema.optionalKey(Schema.Struct({ file: Schema.NonEmptyString })),
  /** PEM files. With `ca`, whoever connects must show a certificate that it signed. */
  tls: Schema.optionalKey(
    Schema.Struct({
      cert: Schema.NonEmptyString,
      key: Schema.NonEmptyString,
      ca: Schema.optionalKey(Schema.NonEmptyString),
    }),
  ),
  /** How many changes the log keeps for a follower that is behind; all unless given. */
  retain: Schema.optionalKey(positive),
  /** After how many changes the state is saved and the log cut. */
  checkpoint: Schema.optionalKey(positive),
  /** The most bytes of a request's body; 1 MiB unless given, 8 MiB at most. */
  bodyLimit: Schema.optionalKey(
    Schema.Int.check(Schema.isBetween({ minimum: 64, maximum: 8 * 1024 * 1024 })),
  ),
})
export type ConfigFile = typeof ConfigFile.Type
