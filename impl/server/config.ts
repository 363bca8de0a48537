/**
 * The configuration of a leader: the cluster's file, read, checked, and with everything that it names loaded.
 *
 * What cannot be used is refused with one `ConfigInvalid`, which names the place and says how to mend it.
 */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { dirname, resolve as resolvePath } from "node:path"
import { Effect, Redacted, Result, Schema, SchemaIssue } from "effect"
import type { LeaderId } from "../change.ts"
import type { Policy } from "../policy.ts"
import type { Topology } from "../topology.ts"
import { type Address, parseAddress } from "./address.ts"
import { firstFinding } from "./config-checks.ts"
import { ConfigFile, type TableEntry } from "./config-file.ts"
import { ConfigInvalid, type Finding } from "./config-invalid.ts"
import { topologyOf } from "./config-links.ts"
import { loadPolicy } from "./config-policy.ts"
import { placeOfJsonError } from "./json-place.ts"

export interface Peer {
  readonly id: LeaderId
  readonly name: string
  readonly address: Address
}

export interface Tls {
  readonly cert: string
  readonly key: string
  readonly ca?: string
}

export interface ClusterConfig {
  readonly cluster: string
  /** By number. */
  readonly leaders: ReadonlyArray<Peer>
  /** The numbers of those who have not left, in ascending order. */
  readonly members: ReadonlyArray<LeaderId>
  readonly topology: Topology
  readonly tables: ReadonlyMap<string, TableEntry>
  readonly policy: Policy
  readonly secret: Redacted.Redacted | undefined
  readonly tls: Tls | undefined
  readonly retain: number | undefined
  readonly checkpoint: number | undefined
  readonly bodyLimit: number
  /** Of all that has to be the same at every leader; two leaders with different ones do not replicate. */
  readonly fingerprint: string
}

const usualBodyLimit = 1024 * 1024

const decode = Schema.decodeUnknownResult(ConfigFile, { onExcessProperty: "error", errors: "first" })
const formatIssue = SchemaIssue.makeFormatterStandardSchemaV1()

/** `leaders[1].id`. */
const showPath = (path: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }>): string =>
  path
    .map((segment) => (typeof segment === "object" ? segment.key : segment))
    .reduce<string>(
      (shown, key) =>
        typeof key === "number" ? `${shown}[${key}]` : `${shown}${shown === "" ? "" : "."}${String(key)}`,
      "",
    )

const problemOf = (message = "it is not a configuration"): string =>
  message === "Expected no excess property" ? "there is no such field" : message

/** The configuration in a text, checked for itself: no other file is read. */
export const parseConfig = (text: string): Result.Result<ConfigFile, Finding> => {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    return Result.fail({
      place: placeOfJsonError(text, problem),
      problem: `it is not JSON: ${problem}`,
      mend: "Mend it there: JSON has double quotes, and neither comments nor a comma at the end.",
    })
  }
  const decoded = decode(parsed)
  if (Result.isFailure(decoded)) {
    const [issue] = formatIssue(decoded.failure.issue).issues
    const place = showPath(issue?.path ?? [])
    return Result.fail({
      place: place === "" ? "at the top" : place,
      problem: problemOf(issue?.message),
      mend: "See the example at the head of impl/server/config-file.ts for the fields and their values.",
    })
  }
  const finding = firstFinding(decoded.success)
  return finding === undefined ? Result.succeed(decoded.success) : Result.fail(finding)
}

/** The leaders' addresses are not part of it: a follower may reach a peer by another way. */
const fingerprintOf = ({ cluster, leaders, topology, tables = {} }: ConfigFile): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        cluster,
        leaders.map(({ id, name, left = false }) => [id, name, left]),
        topology,
        Object.entries(tables)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, { kind, merge = "columns", resolve }]) => [
            name,
            kind,
            merge,
            resolve?.export ?? null,
          ]),
      ]),
    )
    .digest("hex")
    .slice(0, 32)

/** The topology of a file that was checked. */
const topologyIn = (file: ConfigFile): Topology => {
  const topology = topologyOf(file)
  if ("place" in topology) throw new Error(`this file was not checked: ${topology.problem}`)
  return topology
}

const peersOf = (file: ConfigFile): ReadonlyArray<Peer> =>
  file.leaders.map(({ id, name, address }) => ({
    id,
    name,
    address: parseAddress(address) ?? { host: "127.0.0.1", port: 0 },
  }))

/** The configuration that a checked file makes with what was loaded for it. */
export const configOf = (
  file: ConfigFile,
  loaded: Pick<ClusterConfig, "policy" | "secret" | "tls">,
): ClusterConfig => ({
  cluster: file.cluster,
  leaders: peersOf(file),
  members: file.leaders.filter(({ left }) => left !== true).map(({ id }) => id),
  topology: topologyIn(file),
  tables: new Map(Object.entries(file.tables ?? {})),
  ...loaded,
  retain: file.retain,
  checkpoint: file.checkpoint,
  bodyLimit: file.bodyLimit ?? usualBodyLimit,
  fingerprint: fingerprintOf(file),
})

/** Reads the configuration in this file and all that it names. */
export const loadConfig = Effect.fnUntraced(function* (path: string) {
  const invalid = (finding: Finding) => new ConfigInvalid({ file: path, ...finding })
  const directory = dirname(resolvePath(path))
  const read = (file: string, place: string, mend: string) =>
    Effect.try({
      try: () => readFileSync(resolvePath(directory, file), "utf8"),
      catch: (cause) =>
        invalid({ place, problem: cause instanceof Error ? cause.message : String(cause), mend }),
    })
  const text = yield* read(resolvePath(path), "the file itself", "Check its path and that it can be read.")
  const file = yield* Effect.fromResult(Result.mapError(parseConfig(text), invalid))
  const mend = "Check the path, which is relative to the configuration file."
  const secret =
    file.secret === undefined ? undefined : (yield* read(file.secret.file, "secret.file", mend)).trim()
  if (secret !== undefined && !/^[!-~]{16,512}$/.test(secret))
    return yield* invalid({
      place: "secret.file",
      problem: "the secret is not one word of 16 to 512 letters, digits and signs",
      mend: "Write one that nobody can guess, such as the output of `openssl rand -hex 32`.",
    })
  const { cert, key, ca } = file.tls ?? {}
  const tls: Tls | undefined =
    cert === undefined || key === undefined
      ? undefined
      : {
          cert: yield* read(cert, "tls.cert", mend),
          key: yield* read(key, "tls.key", mend),
          ...(ca === undefined ? {} : { ca: yield* read(ca, "tls.ca", mend) }),
        }
  const policy = yield* Effect.mapError(loadPolicy(file.tables ?? {}, directory), invalid)
  return configOf(file, {
    policy,
    secret: secret === undefined ? undefined : Redacted.make(secret),
    tls,
  })
})
