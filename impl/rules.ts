/**
 * The rules are every decision that a leader takes, as one record of plain functions: what is a duplicate,
 * which write wins, what a delete leaves behind.
 *
 * A leader reads them once, when it starts. All leaders of a cluster must run the same rules, or they will
 * not agree; nothing checks that they do. To run others, provide a layer:
 *
 * ```ts
 * Layer.succeed(Rules, { ...standardRules, wins: () => true })
 * ```
 */
import { Context } from "effect"
import { type CausalRules, causalRules } from "./causal-buffer.ts"
import { type CounterRules, counterRules } from "./counter.ts"
import { type ClockRules, clockRules } from "./hybrid-clock.ts"
import { type MapRules, mapRules } from "./map.ts"
import { noTables, type Policy } from "./policy.ts"
import { type RecordRules, recordRules } from "./record.ts"
import { type RegisterRules, registerRules } from "./register.ts"
import { type RowRules, rowRules } from "./row.ts"
import { type SetRules, setRules } from "./set.ts"
import { type StabilityRules, stabilityRules } from "./stability.ts"
import { type CatchUpRules, catchUpRules } from "./topology.ts"

export interface Rules
  extends
    ClockRules,
    CausalRules,
    CatchUpRules,
    RowRules,
    RegisterRules,
    CounterRules,
    SetRules,
    RecordRules,
    MapRules,
    StabilityRules {
  /** The tables, and how concurrent writes to them meet. */
  readonly policy: Policy
}

/** The rules that this store stands for. */
export const standardRules: Rules = {
  ...clockRules,
  ...causalRules,
  ...catchUpRules,
  ...rowRules,
  ...registerRules,
  ...counterRules,
  ...setRules,
  ...recordRules,
  ...mapRules,
  ...stabilityRules,
  policy: noTables,
}

/** The rules in force; `standardRules` unless a layer says otherwise. */
export const Rules: Context.Reference<Rules> = Context.Reference<Rules>("polyarchy/Rules", {
  defaultValue: () => standardRules,
})
