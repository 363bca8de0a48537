/**
 * The leaders of ML-LWW: what they hold, what a client may ask of one, and what a write does to it.
 */
export interface LwwScope {
  readonly leaders: number
  readonly keys: number
  readonly values: number
  /** Writes in all. */
  readonly writes: number
  /** Deliveries, in all, of which the message stays in flight. */
  readonly duplicates: number
  readonly ring: boolean
  readonly causal: boolean
}

/** The scopes whose counts are known from other explorers. */
export const lwwScopes = {
  S: { leaders: 3, keys: 1, values: 1, writes: 4, duplicates: 1, ring: false, causal: false },
  M: { leaders: 3, keys: 2, values: 1, writes: 4, duplicates: 1, ring: false, causal: false },
  L: { leaders: 3, keys: 1, values: 2, writes: 5, duplicates: 0, ring: false, causal: false },
} as const satisfies Readonly<Record<string, LwwScope>>

export interface Write {
  /** Its stamp and its leader, which no other write has. */
  readonly name: string
  readonly leader: number
  readonly stamp: number
  readonly key: number
  readonly value: number
  /** What its origin had applied, in the causal variant; nothing otherwise. */
  readonly dependencies: ReadonlyArray<string>
}

/** A set of writes, in the order of their names. */
export type Writes = ReadonlyArray<Write>

export interface Leader {
  readonly clock: number
  /** The winning write of each key; `null` before the first. */
  readonly registers: ReadonlyArray<Write | null>
  readonly applied: Writes
}

export const isLeader = (value: unknown): value is Leader =>
  typeof value === "object" && value !== null && "registers" in value

export const includes = (writes: Writes, write: Write): boolean =>
  writes.some((other) => other.name === write.name)

/** The set with one write more. */
export const including = (writes: Writes, write: Write): Writes =>
  includes(writes, write) ? writes : [...writes, write].toSorted((a, b) => (a.name < b.name ? -1 : 1))

export const without = (writes: Writes, write: Write): Writes =>
  writes.filter((other) => other.name !== write.name)

/** `true` when the write is later than what the register holds; of two in the same instant the higher leader's is. */
const wins = (write: Write, held: Write | null): boolean =>
  held === null || write.stamp > held.stamp || (write.stamp === held.stamp && write.leader > held.leader)

/** The rules that a mutant may replace. */
export interface LwwRules {
  readonly wins: (write: Write, held: Write | null) => boolean
}

export const standardLwwRules: LwwRules = { wins }

/** The leader after a write, its own or one that arrives. */
export const applied = (rules: LwwRules, { clock, registers, applied }: Leader, write: Write): Leader => ({
  clock: Math.max(clock, write.stamp),
  registers: registers.map((held, key) => (key === write.key && rules.wins(write, held) ? write : held)),
  applied: including(applied, write),
})

export const isReady = ({ applied }: Leader, { dependencies }: Write): boolean =>
  dependencies.every((name) => applied.some((write) => write.name === name))

export const sameWrites = (a: Writes, b: Writes): boolean =>
  a.length === b.length && a.every((write) => includes(b, write))

export const sameRegisters = (a: Leader, b: Leader): boolean =>
  a.registers.every((held, key) => {
    const other = b.registers[key] ?? null
    return held === null || other === null ? held === other : held.name === other.name
  })

/** The numbers below a size. */
export const upTo = (size: number): ReadonlyArray<number> => Array.from({ length: size }, (_, index) => index)

export const sameWritesSameRegisters = "leaders that have applied the same writes hold the same registers"
export const quietMeansComplete = "when nothing is in flight, every leader has applied every write"

export const fresh = ({ keys }: LwwScope): Leader => ({
  clock: 0,
  registers: upTo(keys).map(() => null),
  applied: [],
})

/** The writes that a leader may make next. */
export const writesOf = (
  { keys, values, causal }: LwwScope,
  id: number,
  leader: Leader,
): ReadonlyArray<Write> =>
  upTo(keys).flatMap((key) =>
    upTo(values).map((value) => ({
      name: `${leader.clock + 1}@${id}`,
      leader: id,
      stamp: leader.clock + 1,
      key,
      value,
      dependencies: causal ? leader.applied.map(({ name }) => name) : [],
    })),
  )
