/** What ML-LWW does not tell apart: keys from each other, and values. Leaders it does, by ties. */
import type { PackedMachine, Renaming } from "../../packed/machine.ts"
import {
  isLeader,
  type Leader,
  type LwwRules,
  type LwwScope,
  upTo,
  type Write,
  type Writes,
} from "./leader.ts"
import { lww, type LwwMove } from "./machine.ts"

const permutations = (items: ReadonlyArray<number>): ReadonlyArray<ReadonlyArray<number>> =>
  items.length === 0
    ? [[]]
    : items.flatMap((first) =>
        permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
      )

/** A key and a value for every key and value. */
export interface Names {
  readonly keys: ReadonlyArray<number>
  readonly values: ReadonlyArray<number>
}

/** Every renaming of keys and values but the one that changes nothing, which comes first. */
export const namesOf = ({ keys, values }: LwwScope): ReadonlyArray<Names> =>
  permutations(upTo(keys))
    .flatMap((keys) => permutations(upTo(values)).map((values) => ({ keys, values })))
    .slice(1)

export const renamedWrite = ({ keys, values }: Names, write: Write): Write => ({
  ...write,
  key: keys[write.key] ?? write.key,
  value: values[write.value] ?? write.value,
})

export const renamedLeader = (names: Names, leader: Leader): Leader => {
  const registers = leader.registers.map((held) => held && renamedWrite(names, held))
  return {
    clock: leader.clock,
    registers: leader.registers.map((_, key) => registers[names.keys.indexOf(key)] ?? null),
    applied: leader.applied.map((write) => renamedWrite(names, write)),
  }
}

/** The same for the value of any component: a leader, the writes in flight to one, or a count. */
const renamingOf = (names: Names): Renaming => ({
  name: `keys ${names.keys.join()}, values ${names.values.join()}`,
  rename: (value) => {
    if (isLeader(value)) return renamedLeader(names, value)
    return Array.isArray(value) ? (value as Writes).map((write) => renamedWrite(names, write)) : value
  },
})

/** The machine of a scope, up to renaming keys and values. */
export const lwwUpToNames = (scope: LwwScope, rules?: LwwRules): PackedMachine<LwwMove> => ({
  ...lww(scope, rules),
  renamings: namesOf(scope).map(renamingOf),
})
