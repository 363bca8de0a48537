/**
 * How fast the store is, as ratios of one run on one machine: `npm run bench:store`, or some of its parts by name,
 * `npm run bench:store -- writes catch-up`.
 *
 * - `writes`: durable writes of one client, one after the other, against a bare loop over `node:sqlite` with the same
 *   settings that commits a record of the same size; and of 64 clients at once, whose writes share syncs.
 * - `replication`: from the first of many writes until two peers have applied and synced all of them.
 * - `sockets`: the same and catch-up with leaders that are processes of their own, over WebSockets on loopback.
 * - `catch-up`: a leader that was away for 100,000 changes.
 * - `outage`: the time of a local write while a peer is down, against the time when none is.
 * - `memory`: what a leader holds after every 200,000 of a million changes to a thousand keys.
 *
 * The leaders are real ones on journals in files. But for `sockets` they share this process, with the links within one.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { catchUp } from "./store/catch-up.ts"
import { memory } from "./store/memory.ts"
import { outage } from "./store/outage.ts"
import { replication } from "./store/replication.ts"
import { sockets } from "./store/sockets.ts"
import { writes } from "./store/writes.ts"

const parts: Readonly<Record<string, (folder: string) => Promise<ReadonlyArray<string>>>> = {
  writes,
  replication,
  sockets,
  "catch-up": catchUp,
  outage,
  memory,
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => parts[name] === undefined)
if (unknown !== undefined) {
  console.error(`there is no part "${unknown}": the parts are ${Object.keys(parts).join(", ")}`)
  process.exit(2)
}

for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const folder = mkdtempSync(join(tmpdir(), "polyarchy-bench-"))
  try {
    console.log(`${name}\n${(await part(folder)).map((line) => `  ${line}`).join("\n")}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
