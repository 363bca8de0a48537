/**
 * What the tests of objects share: random executions of three leaders, their changes, and what a leader holds that has
 * applied some of them.
 *
 * Causes come before effects everywhere, and a change is stamped later than all that its origin had applied.
 */
import fc from "fast-check"
import type { Change } from "../change.ts"
import * as Objects from "../objects.ts"
import { policyOf, TableMisnamed } from "../policy.ts"
import { type Rules, standardRules } from "../rules.ts"
import { dominates, type VersionVector } from "../version-vector.ts"
import type { Write } from "../write.ts"

const policy = policyOf({
  columns: { kind: "record", merge: "columns" },
  resolved: { kind: "register", resolve: (siblings) => siblings.map(({ value }) => value).join("+") },
})
if (policy instanceof TableMisnamed) throw policy

/** The standard rules, with a table of records that merge by columns and one of registers with a resolver. */
export const rules: Rules = { ...standardRules, policy }

/** What a leader holds that has performed these changes in this order, and what performing each of them did. */
export const after = (...changes: ReadonlyArray<Change>) => {
  const objects = Objects.none()
  const performed = changes.map((made) => Objects.perform(objects, made, rules))
  return { objects, performed }
}

const keys = fc.constantFrom("k", "k", "k", "l")
const values = fc.constantFrom("a", "b")
const columns = fc.dictionary(fc.constantFrom("a", "b", "__proto__"), values, { minKeys: 1, maxKeys: 2 })
const seen = fc.array(fc.nat(4), { minLength: 3, maxLength: 3 })

const recordWrites = (key: string): fc.Arbitrary<Write> =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({ _tag: fc.constant("Set" as const), key: fc.constant(key), columns }),
    },
    { weight: 1, arbitrary: fc.record({ _tag: fc.constant("Erase" as const), key: fc.constant(key) }) },
  )

/** Writes to one of a few objects, by family and by how they merge. */
const writers: ReadonlyArray<fc.Arbitrary<Write>> = [
  fc.oneof(
    fc.record({ _tag: fc.constant("Put" as const), key: keys, value: values }),
    fc.record({ _tag: fc.constant("Delete" as const), key: keys }),
  ),
  fc.record(
    { _tag: fc.constant("Assign" as const), key: fc.constantFrom("k", "resolved/k"), value: values, seen },
    { requiredKeys: ["_tag", "key", "value"] },
  ),
  fc.record({ _tag: fc.constant("Increment" as const), key: keys, by: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ _tag: fc.constantFrom("Add" as const, "Remove" as const), key: keys, element: values }),
  recordWrites("k"),
  recordWrites("columns/k"),
  fc.oneof(
    fc.record({ _tag: fc.constant("Field" as const), key: keys, field: values, value: values }),
    fc.record({ _tag: fc.constant("Unfield" as const), key: keys, field: values }),
  ),
]

/** One leader hears all that another has, or nothing, then writes at this time or later. */
interface Step {
  readonly at: number
  readonly hears: number | null
  readonly wall: number
  readonly write: Write
}

/** Two times out of three nobody, so that many writes are concurrent. */
const hears = fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(2) })

/** Executions of one or two kinds of objects meet more often than those of all. */
const steps: fc.Arbitrary<ReadonlyArray<Step>> = fc
  .subarray([...writers], { minLength: 1, maxLength: 2 })
  .chain((some) =>
    fc.array(fc.record({ at: fc.nat(2), hears, wall: fc.nat(3), write: fc.oneof(...some) }), {
      minLength: 6,
      maxLength: 14,
      size: "max",
    }),
  )

interface Making {
  readonly changes: ReadonlyArray<Change>
  /** For each leader, what it has performed. */
  readonly has: ReadonlyArray<ReadonlySet<Change>>
}

const make = ({ changes, has }: Making, { at, hears, wall, write }: Step): Making => {
  const held = changes.filter((made) => has[at]?.has(made) || (hears !== null && has[hears]?.has(made)))
  const operation = Objects.prepare(after(...held).objects, write, rules)
  const dependencies = vectorOf(held)
  const next: Change | null = operation && {
    dot: { leader: at, sequence: (dependencies[at] ?? 0) + 1 },
    dependencies,
    stamp: { wall: Math.max(wall, ...held.map((made) => made.stamp.wall + 1)), logical: 0, leader: at },
    operation,
  }
  const knows = new Set(next ? [...held, next] : held)
  return {
    changes: next ? [...changes, next] : changes,
    has: has.map((set, leader) => (leader === at ? knows : set)),
  }
}

/** How much of each leader's history some changes are, causes included. */
export const vectorOf = (changes: ReadonlyArray<Change>): VersionVector =>
  [0, 1, 2].map((leader) => changes.filter(({ dot }) => dot.leader === leader).length)

/** The changes of a random execution, causes before effects. */
export const executions: fc.Arbitrary<ReadonlyArray<Change>> = steps.map((taken) => {
  const start: Making = { changes: [], has: [new Set(), new Set(), new Set()] }
  return taken.reduce(make, start).changes
})

/** A source of random choices for the functions below. */
export const choices: fc.Arbitrary<() => number> = fc
  .infiniteStream(fc.noBias(fc.nat(1_000_000)))
  .map((stream) => () => Number(stream.next().value))

/** Some of the changes, each with all its causes: of each leader none, all, or at most a random number. */
export const someOf = (changes: ReadonlyArray<Change>, choose: () => number): ReadonlyArray<Change> => {
  const most = vectorOf(changes).map((made) => [0, choose() % (made + 1), made][choose() % 3] ?? 0)
  const taken: Array<Change> = []
  for (const change of changes) {
    const { leader, sequence } = change.dot
    if (sequence <= (most[leader] ?? 0) && dominates(vectorOf(taken), change.dependencies)) taken.push(change)
  }
  return taken
}

/** The same changes in another order that respects what each depends on. */
export const causalOrder = (changes: ReadonlyArray<Change>, choose: () => number): ReadonlyArray<Change> => {
  const [order, left, vector] = [new Array<Change>(), [...changes], [0, 0, 0]]
  while (left.length > 0) {
    const ready = left.filter((made) => dominates(vector, made.dependencies))
    const next = ready[choose() % ready.length]
    if (next === undefined) throw new Error("no change is ready: the test made a cycle")
    order.push(next)
    left.splice(left.indexOf(next), 1)
    vector[next.dot.leader] = next.dot.sequence
  }
  return order
}
