/**
 * A resolver turns the siblings of a register into the one value that a read shows: a custom rule for conflicts.
 *
 * It is called when a change has altered the siblings, also where only one is left, and what it said is kept until
 * the next change. The siblings themselves stay, and the next write replaces them; so leaders that have the same
 * siblings show the same, whatever the order in which these came, as long as the resolver is pure: the same siblings
 * give the same text, and nothing else is read or changed.
 *
 * That is checked, as far as it can be: it is called twice on frozen siblings, and both answers must be one text.
 * Limit: a resolver that reads something which stood still between the two calls, such as the clock, goes unnoticed;
 * so does one that never returns. It is trusted code that runs inside the leader.
 */
import { Data } from "effect"
import type { Sibling } from "./register.ts"

/** Gets at least one sibling, in the order of their dots. */
export type Resolver = (siblings: ReadonlyArray<Sibling>) => string

/** What a call of a resolver came to. */
export type Answer =
  | { readonly _tag: "Returned"; readonly value: unknown }
  | { readonly _tag: "Threw"; readonly cause: unknown }

const inWords = (answer: Answer): string => {
  if (answer._tag === "Threw")
    return `an exception (${answer.cause instanceof Error ? answer.cause.message : String(answer.cause)})`
  const { value } = answer
  if (typeof value === "string") return `the text ${JSON.stringify(value)}`
  return value === null ? "null" : `a value of type ${typeof value}`
}

/** A resolver is no function of the siblings, or does not answer with a text. The siblings are shown instead. */
export class ResolverImpure extends Data.TaggedError("ResolverImpure")<{
  readonly table: string
  readonly key: string
  readonly first: Answer
  readonly second: Answer
}> {
  override get message(): string {
    return (
      `the resolver of table ${this.table} gave ${inWords(this.first)} and then ${inWords(this.second)} for ` +
      `the same siblings of ${JSON.stringify(this.key)}, so a read shows the siblings. Make it return a text that ` +
      `depends on nothing but the siblings, and change neither them nor anything else; then restart the leader.`
    )
  }
}

const call = (resolver: Resolver, siblings: ReadonlyArray<Sibling>): Answer => {
  try {
    return { _tag: "Returned", value: resolver(siblings) }
  } catch (cause) {
    return { _tag: "Threw", cause }
  }
}

const frozen = (siblings: ReadonlyArray<Sibling>): ReadonlyArray<Sibling> =>
  Object.freeze(siblings.map(({ value, dot }) => Object.freeze({ value, dot: Object.freeze({ ...dot }) })))

/** The one value that stands for the siblings, or why there is none. */
export const resolve = (
  resolver: Resolver,
  siblings: ReadonlyArray<Sibling>,
  where: { readonly table: string; readonly key: string },
): string | ResolverImpure => {
  const given = frozen(siblings)
  const [first, second] = [call(resolver, given), call(resolver, given)]
  return first._tag === "Returned" &&
    second._tag === "Returned" &&
    typeof first.value === "string" &&
    first.value === second.value
    ? first.value
    : new ResolverImpure({ ...where, first, second })
}
