/**
 * An observed-remove map of multi-value fields: a field shows every value that no later write of it has seen, and
 * is gone when a removal has seen them all.
 *
 * A write and a removal name the values that their origin saw under the field, so what another leader wrote there
 * at the same time survives both.
 * Source: Preguiça, Baquero, Shapiro, "Conflict-free Replicated Data Types" (2018), maps; the fields are the
 * registers of `register.ts`.
 */
import { byDot, type Change, type Dot, type MapOperation, sameDot } from "./change.ts"

export interface FieldValue {
  readonly field: string
  readonly value: string
  readonly dot: Dot
}

export interface MapRules {
  /** The dots that a write at this leader names as seen. */
  readonly observeField: (values: ReadonlyArray<FieldValue>, field: string) => ReadonlyArray<Dot>
  /** `true` when the operation takes the value away. */
  readonly clears: (operation: MapOperation, value: FieldValue) => boolean
}

export const mapRules: MapRules = {
  observeField: (values, field) => values.filter((one) => one.field === field).map((one) => one.dot),
  clears: (operation, value) =>
    value.field === operation.field && operation.observed.some((dot) => sameDot(dot, value.dot)),
}

/** The values after a change, in the order of their dots. */
export const perform = (
  values: ReadonlyArray<FieldValue>,
  change: Change,
  operation: MapOperation,
  rules: MapRules,
): ReadonlyArray<FieldValue> => {
  const kept = values.filter((value) => !rules.clears(operation, value))
  return operation._tag === "Unfield"
    ? kept
    : [...kept, { field: operation.field, value: operation.value, dot: change.dot }].toSorted(byDot)
}

/** `true` when a client sees the field. */
export const has = (values: ReadonlyArray<FieldValue>, field: string): boolean =>
  values.some((value) => value.field === field)

/** What a client sees: the fields, sorted, each with its values, sorted by code unit, repetitions kept. */
export const shown = (values: ReadonlyArray<FieldValue>): Readonly<Record<string, ReadonlyArray<string>>> => {
  const fields = [...new Set(values.map(({ field }) => field))].toSorted()
  return Object.fromEntries(
    fields.map((field) => [
      field,
      values
        .filter((one) => one.field === field)
        .map(({ value }) => value)
        .toSorted(),
    ]),
  )
}
