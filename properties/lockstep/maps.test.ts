/**
 * The store's maps against the model's observed-remove map of registers: the same random writes at three replicas, the
 * same causal deliveries, and after each the same reads. The model's clients write no maps, so no schedule does.
 */
import fc from "fast-check"
import { expect, test } from "vitest"
import { type Change, type Rules, standardRules, type Write } from "../../impl/index.ts"
import * as Objects from "../../impl/objects.ts"
import { type MapOperation, observedRemoveMap } from "../../model/objects/observed-remove-map.ts"
import { read, type Register, rules as registers, unassigned } from "../../model/objects/register.ts"
import type { Context, ReplicatedObject } from "../../model/objects/replicated-object.ts"
import { replicas } from "../../model/testing/replicas.ts"
import { under } from "../../model/vocabulary/write.ts"

const register: ReplicatedObject<Register, string, string, ReadonlyArray<string>> = {
  initial: unassigned,
  prepare: (_, value) => value,
  effect: (state, value, { dot, dependencies }) => registers.effect(state, value, dot, dependencies),
  read,
}

const size = 3
const at = fc.nat(size - 1)
const key = fc.constantFrom("f", "g", "__proto__")

const operation: fc.Arbitrary<MapOperation<string>> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("update" as const), key, nested: fc.constantFrom("a", "b") }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), key }) },
)

/** A client's write at a replica, or the delivery of one of the messages that are ready there. */
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ at, operation }) },
    { weight: 3, arbitrary: fc.record({ at, pick: fc.nat(5) }) },
  ),
  { maxLength: 30, size: "max" },
)

const writeOf = (asked: MapOperation<string>): Write =>
  asked.kind === "update"
    ? { _tag: "Field", key: "k", field: asked.key, value: asked.nested }
    : { _tag: "Unfield", key: "k", field: asked.key }

/** Holds when the two never differ. */
const together = (rules: Rules) =>
  fc.property(steps, (taken) => {
    const model = replicas(observedRemoveMap(register), size)
    const store = Array.from({ length: size }, Objects.none)
    const sent = new Map<Context, Change>()
    for (const step of taken) {
      const objects = store[step.at]
      if (objects === undefined) throw new RangeError(`there is no replica ${step.at}`)
      if ("operation" in step) {
        const prepared = Objects.prepare(objects, writeOf(step.operation), rules)
        const message = model.perform(step.at, step.operation)
        expect(prepared === null).toBe(message === null)
        if (prepared === null || message === null) continue
        const change: Change = { ...message.context, operation: prepared }
        sent.set(message.context, change)
        Objects.perform(objects, change, rules)
      } else {
        const ready = model.ready(step.at)
        const message = ready[step.pick % ready.length]
        const change = message && sent.get(message.context)
        if (message === undefined || change === undefined) continue
        model.deliver(step.at, message)
        Objects.perform(objects, change, rules)
      }
      const shows = Objects.read(objects, "map", "k")
      expect(Object.keys(shows).map((field) => [field, under(shows, field)])).toEqual(model.shown(step.at))
    }
  })

const settings = { seed: 42, numRuns: 300 }

test("a map of the store shows what the model's shows, after every write and delivery", () => {
  fc.assert(together(standardRules), settings)
})

const mutants: { readonly [Rule in "observeField" | "clears"]: Rules[Rule] } = {
  observeField: () => [],
  clears: (asked, { field }) => field === asked.field,
}

test.each(Object.entries(mutants))("it shows something else where the rule %s is another", (rule, mutant) => {
  expect(fc.check(together({ ...standardRules, [rule]: mutant }), settings).failed).toBe(true)
})
