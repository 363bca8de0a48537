/** The policy that a configuration's tables make, with their resolvers loaded. */
import { resolve as resolvePath } from "node:path"
import { pathToFileURL } from "node:url"
import { Effect } from "effect"
import { type Policy, policyOf, type Table, TableMisnamed } from "../policy.ts"
import type { Resolver } from "../resolver.ts"
import type { ResolverEntry, TableEntry } from "./config-file.ts"
import type { Finding } from "./config-invalid.ts"

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

// What it takes and gives is checked at every call; see resolver.ts.
const isResolver = (value: unknown): value is Resolver => typeof value === "function"

const loadResolver = Effect.fnUntraced(function* (
  { module, export: name }: ResolverEntry,
  place: string,
  directory: string,
) {
  const path = resolvePath(directory, module)
  const loaded: unknown = yield* Effect.tryPromise({
    // oxlint-disable-next-line import/no-dynamic-require -- the configuration names the module
    try: (): Promise<unknown> => import(pathToFileURL(path).href),
    catch: (cause): Finding => ({
      place: `${place}.module`,
      problem: `${module} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
      mend: "Check the path, which is relative to the configuration file, and that the module runs by itself.",
    }),
  })
  const exported: unknown = isRecord(loaded) ? loaded[name] : undefined
  if (isResolver(exported)) return exported
  const names = isRecord(loaded) ? Object.keys(loaded).toSorted().join(", ") : ""
  return yield* Effect.fail<Finding>({
    place: `${place}.export`,
    problem: `${module} exports no function "${name}"${names === "" ? "" : `, only ${names}`}`,
    mend: "Export a function that takes the siblings and returns the text that a read shows.",
  })
})

/** Loads the modules that the tables name. */
export const loadPolicy = Effect.fnUntraced(function* (
  entries: Readonly<Record<string, TableEntry>>,
  directory: string,
) {
  const tables: Record<string, Table> = {}
  for (const [name, { kind, merge, resolve }] of Object.entries(entries)) {
    if (kind === "register")
      tables[name] =
        resolve === undefined
          ? { kind }
          : { kind, resolve: yield* loadResolver(resolve, `tables.${name}.resolve`, directory) }
    else tables[name] = kind === "record" ? { kind, ...(merge === undefined ? {} : { merge }) } : { kind }
  }
  const policy: Policy | TableMisnamed = policyOf(tables)
  if (policy instanceof TableMisnamed)
    return yield* Effect.fail<Finding>({
      place: `tables.${policy.table}`,
      problem: "its name cannot be the prefix of a key",
      mend: policy.message,
    })
  return policy
})
