/** What the tests of the server share: configurations, and leaders that listen on free ports of this machine. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Duration, Effect, type Redacted, Result } from "effect"
import type { LeaderId } from "../../change.ts"
import * as JournalMemory from "../../journal-memory.ts"
import { noTables } from "../../policy.ts"
import type { Address } from "../address.ts"
import { fetching } from "../client.ts"
import { type ClusterConfig, configOf, parseConfig } from "../config.ts"
import { type LeaderOptions, startLeader } from "../program.ts"

const tables = {
  rows: { kind: "row" },
  people: { kind: "record" },
  notes: { kind: "register" },
  counts: { kind: "counter" },
  carts: { kind: "set" },
  pages: { kind: "map" },
} as const

/** A configuration of leaders A, B, C on any free ports, as the file would say it. */
export const fileOf = (leaders: number, rest: Readonly<Record<string, unknown>> = {}) => ({
  cluster: "test",
  leaders: Array.from({ length: leaders }, (_, id) => ({
    id,
    name: String.fromCodePoint(65 + id),
    address: "127.0.0.1:0",
  })),
  topology: "all-to-all",
  tables,
  ...rest,
})

/** The configuration in a file that names no other file. */
export const configured = (
  leaders: number,
  rest: Readonly<Record<string, unknown>> = {},
  secret?: Redacted.Redacted,
): ClusterConfig => {
  const file = Result.getOrThrow(parseConfig(JSON.stringify(fileOf(leaders, rest))))
  const entries = Object.entries(file.tables ?? {}).map(([name, { kind }]) => [name, { kind }] as const)
  const policy = { ...noTables, tables: new Map(entries) }
  return configOf(file, { policy, secret, tls: undefined })
}

/** A folder that is removed when the scope closes. */
export const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "polyarchy-server-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
)

/** Quick, so that tests wait little; not so quick that a busy machine is taken for a dead peer. */
const pace = { beat: Duration.millis(100), silence: Duration.seconds(4) }

/** Where the leaders of a test listen, once they do. */
export const addressBook = () => {
  const known = new Map<LeaderId, Address>()
  return {
    known,
    addressOf: (leader: LeaderId): Address => known.get(leader) ?? { host: "127.0.0.1", port: 1 },
  }
}

/** Starts a leader with its journal in memory, unless `data` is given, and enters it in the address book. */
export const started = Effect.fnUntraced(function* (
  config: ClusterConfig,
  id: LeaderId,
  book: ReturnType<typeof addressBook>,
  more: Partial<LeaderOptions> = {},
) {
  const data = more.data ?? (yield* folder)
  const running = yield* startLeader({
    config,
    id,
    addressOf: book.addressOf,
    pace,
    ...(more.data === undefined ? { journal: () => JournalMemory.layer } : {}),
    ...more,
    data,
  })
  book.known.set(id, running.address)
  const client = yield* fetching({
    url: running.url,
    ...(config.secret === undefined ? {} : { secret: config.secret }),
  })
  return { ...running, client }
})
