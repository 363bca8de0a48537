import { expect, it } from "vitest"
import { designs } from "./designs.ts"

it("every design is known by one lower-case name", () => {
  expect(designs.map(({ name }) => name)).toEqual([
    "reference",
    "reference-ring",
    "reference-star",
    "reference-tree",
    "reference-graph",
    "reference-home",
    "reference-highest-leader",
    "reference-first-write",
    "reference-custom",
    "reference-merging",
    "reference-siblings",
    "reference-columns",
    "reference-delta",
    "tungsten",
    "tungsten-without-pkey",
    "tungsten-shard-home",
    "tungsten-star",
    "mariadb-ring-strict",
    "mariadb-ring-idempotent",
    "mariadb-ring-gtid",
    "mariadb-ring-default-keys",
    "mariadb-ring-statements",
    "mysql-group-replication",
    "postgresql-16",
    "postgresql-18",
    "postgresql-19",
    "pglogical-apply-remote",
    "pglogical-keep-local",
    "pglogical-last-update-wins",
    "bdr-1",
    "bdr-1-unchecked-references",
    "bdr-1-restarted",
    "pgactive",
    "spock-5.0.9",
    "spock-5.0.10",
    "spock-6",
    "spock-6-delta",
    "pgd",
    "pgd-older-delete-skipped",
    "pgd-missing-update-skipped",
    "pgd-row-version",
    "pgd-column-level",
    "pgd-crdt-columns",
    "pgd-crdt-columns-inserts-add",
    "pgd-unlike-resolvers",
    "goldengate-cdr",
    "goldengate-cdr-usemaxeq",
    "goldengate-cdr-usemin",
    "goldengate-cdr-overwrite",
    "goldengate-cdr-ignore",
    "goldengate-cdr-usedelta",
    "goldengate-acdr",
    "goldengate-acdr-earliest",
    "goldengate-acdr-delete-always-wins",
    "goldengate-acdr-site-priority",
    "goldengate-acdr-delta",
    "symmetricds",
    "sql-server-p2p",
    "sql-server-p2p-continue",
    "sql-server-p2p-lastwriter",
    "sql-server-p2p-lastwriter-tie-keeps",
    "couchdb",
    "cassandra",
    "dynamodb-global-tables",
    "dynamodb-global-tables-tie-keeps",
    "cosmos-db",
    "active-directory",
    "single-leader",
  ])
})

it("every design says where its rules were read, and which objects it has", () => {
  for (const { title, source, families } of designs) {
    expect(title).not.toBe("")
    expect(source).not.toBe("")
    expect(families).toContain("row")
  }
})

it("only designs that remember deletes can lose that memory", () => {
  expect(designs.flatMap(({ name, vacuums }) => (vacuums ? [name] : []))).toEqual([
    "postgresql-19",
    "pgd",
    "pgd-older-delete-skipped",
    "pgd-missing-update-skipped",
    "pgd-row-version",
    "pgd-column-level",
    "pgd-crdt-columns",
    "pgd-crdt-columns-inserts-add",
    "pgd-unlike-resolvers",
    "goldengate-acdr",
    "goldengate-acdr-earliest",
    "goldengate-acdr-delete-always-wins",
    "goldengate-acdr-site-priority",
    "goldengate-acdr-delta",
    "cassandra",
    "active-directory",
  ])
})

it("a design that forgets makes every change durable at once, since a replay would bring it back", () => {
  const forgetful = designs.filter(({ vacuums, forgetsStamps }) => vacuums || forgetsStamps !== "never")
  expect(forgetful.length).toBeGreaterThan(0)
  expect(forgetful.every(({ durable }) => durable.local && durable.remote)).toBe(true)
})
