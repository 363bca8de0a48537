/**
 * Simpler moves: what a move may be replaced by while a schedule is made small, the simplest first.
 *
 * Each replacement is strictly simpler than the move (no fault rather than one, the next message rather than a later
 * one, the first key rather than another), so replacing ends.
 */
import type { Move } from "../../model/replication/move.ts"
import { type Family, familyOf, generatedKey, type Write } from "../../model/vocabulary/write.ts"
import { elementNames, keyNames } from "../adversary/scope.ts"
import { isTelling } from "./values.ts"

const earlierKeys = (key: string): ReadonlyArray<string> =>
  keyNames.slice(0, Math.max(0, keyNames.indexOf(key)))

/** A value that is as good as any. */
const value = "v"

/** The plainest write to the same object, where that is another one. */
const plainest = (write: Write): ReadonlyArray<Write> => {
  const { key } = write
  switch (write.kind) {
    case "delete":
      return [{ kind: "put", key, value }]
    case "erase":
    case "adjust":
      return [{ kind: "set", key, column: "a", value }]
    case "remove":
      return [{ ...write, kind: "add" }]
    case "set":
    case "put":
    case "assign":
    case "increment":
    case "add":
    case "generate":
    case "set-both":
    case "truncate":
      return []
  }
}

const simplerWrites = (write: Write): ReadonlyArray<Write> => [
  ...plainest(write),
  ...earlierKeys(write.key).map((key) => ({ ...write, key })),
  // One record in a transaction of its own is less than two, and a column of which nothing is asked less than another.
  ...(write.kind === "set-both"
    ? [write.key, write.other].map((key) => ({ kind: "set", key, column: "a", value: write.value }) as const)
    : []),
  ...(write.kind === "set" && write.column !== "a" ? [{ ...write, column: "a" }] : []),
  ...(write.kind === "add" || write.kind === "remove"
    ? elementNames
        .slice(0, Math.max(0, elementNames.indexOf(write.element)))
        .map((element) => ({ ...write, element }))
    : []),
  ...(write.kind === "adjust" && (write.times !== 1 || write.plus !== 1)
    ? [{ ...write, times: 1, plus: 1 }]
    : []),
  ...(write.kind === "increment" && write.by !== 1 ? [{ ...write, by: 1 }] : []),
]

/** The moves that are simpler than this one and might do as well. */
export const simpler = (move: Move): ReadonlyArray<Move> => {
  switch (move.kind) {
    case "write":
      return [
        ...(move.after === 1 ? [] : [{ ...move, after: 1 }]),
        ...simplerWrites(move.write).map((write) => ({ ...move, write })),
      ]
    case "deliver":
      return Array.from({ length: move.ahead }, (_, ahead) => ({ ...move, ahead }))
    case "duplicate":
      return Array.from({ length: move.back }, (_, back) => ({ ...move, back }))
    case "clock":
      return Array.from({ length: Math.max(0, Math.abs(move.by) - 1) }, (_, index) => ({
        ...move,
        by: Math.sign(move.by) * (index + 1),
      }))
    case "lose":
    case "cut":
    case "mend":
    case "reconnect":
    case "crash":
    case "restart":
    case "vacuum":
    case "leave":
    case "join":
      return []
  }
}

/**
 * The schedule's moves with values called `v1`, `v2` in the order of their writes and keys called `x`, `y`, `z`, `k4` in
 * the order of their first use in each family: what a person would have called them. Values that a table looks at, and
 * keys that leaders generate, keep their names.
 */
export const renamed = (moves: ReadonlyArray<Move>): ReadonlyArray<Move> => {
  let values = 0
  const keys = new Map<string, string>()
  const used = new Map<string, number>()
  const keyFor = (family: Family, key: string): string => {
    const name = `${family} ${key}`
    const known = keys.get(name)
    if (known !== undefined) return known
    const count = used.get(family) ?? 0
    const called = keyNames[count] ?? `k${count + 1}`
    used.set(family, count + 1)
    keys.set(name, called)
    return called
  }
  const nextValue = (): string => `v${++values}`
  return moves.map((move) => {
    if (move.kind !== "write") return move
    const { write } = move
    const family = familyOf(write)
    const called = renamedWrite(write, (key) => keyFor(family, key), nextValue)
    return JSON.stringify(called) === JSON.stringify(write) ? move : { ...move, write: called }
  })
}

const isGenerated = (key: string): boolean => key.startsWith(generatedKey)

const renamedWrite = (write: Write, keyFor: (key: string) => string, nextValue: () => string): Write => {
  const named = isGenerated(write.key) || write.kind === "truncate" ? write.key : keyFor(write.key)
  switch (write.kind) {
    case "put":
    case "assign":
    case "generate":
      return { ...write, key: named, value: nextValue() }
    case "set-both":
      return { ...write, key: named, other: keyFor(write.other), value: nextValue() }
    case "set": {
      const { column, value } = write
      if (column === "parent")
        return { ...write, key: named, value: isGenerated(value) ? value : keyFor(value) }
      return { ...write, key: named, value: isTelling(write) ? nextValue() : value }
    }
    case "delete":
    case "increment":
    case "add":
    case "remove":
    case "erase":
    case "adjust":
    case "truncate":
      return { ...write, key: named }
  }
}

/** The moves with every use of a key of a family turned into one of another key. */
export const mergedKeys = (
  moves: ReadonlyArray<Move>,
  family: Family,
  key: string,
  into: string,
): ReadonlyArray<Move> => {
  const called = (name: string): string => (name === key ? into : name)
  return moves.map((move) => {
    if (move.kind !== "write" || familyOf(move.write) !== family) return move
    const write: Write = { ...move.write, key: called(move.write.key) }
    if (write.kind === "set-both") return { ...move, write: { ...write, other: called(write.other) } }
    if (write.kind === "set" && write.column === "parent")
      return { ...move, write: { ...write, value: called(write.value) } }
    return { ...move, write }
  })
}
