/**
 * A binary relation over the events 0 .. n-1 of one history, as a matrix: row a, column b says whether a is related
 * to b. No cleverness: these are the oracle that faster checkers are held to.
 *
 * Source: the notation of Burckhardt, "Principles of Eventual Consistency" (2014).
 */
export type Relation = ReadonlyArray<ReadonlyArray<boolean>>

/** The relation over `size` events that holds where the predicate does. */
export const relation = (size: number, holds: (a: number, b: number) => boolean): Relation =>
  Array.from({ length: size }, (_row, a) => Array.from({ length: size }, (_cell, b) => holds(a, b)))

export const relates = (r: Relation, a: number, b: number): boolean => r[a]?.[b] ?? false

export const union = (r: Relation, s: Relation): Relation =>
  relation(r.length, (a, b) => relates(r, a, b) || relates(s, a, b))

export const intersection = (r: Relation, s: Relation): Relation =>
  relation(r.length, (a, b) => relates(r, a, b) && relates(s, a, b))

/** r ; s: from a to c by one step of r and then one of s. */
export const compose = (r: Relation, s: Relation): Relation =>
  r.map((row) => row.map((_cell, c) => row.some((holds, b) => holds && relates(s, b, c))))

/** r restricted to pairs that begin in one set of events and end in another: r|A→B. */
export const between = (
  r: Relation,
  from: (event: number) => boolean,
  to: (event: number) => boolean,
): Relation => relation(r.length, (a, b) => relates(r, a, b) && from(a) && to(b))

/** r⁺: one or more steps of r (Warshall: what reaches `via` reaches all that `via` does, for each event in turn). */
export const transitiveClosure = (r: Relation): Relation =>
  r.reduce(
    (paths: Relation, _row, via) =>
      paths.map((row) =>
        row[via] === true ? row.map((reaches, b) => reaches || relates(paths, via, b)) : row,
      ),
    r,
  )

export const subset = (r: Relation, s: Relation): boolean =>
  r.every((row, a) => row.every((holds, b) => !holds || relates(s, a, b)))

export const irreflexive = (r: Relation): boolean => r.every((_row, a) => !relates(r, a, a))

export const acyclic = (r: Relation): boolean => irreflexive(transitiveClosure(r))

export const transitive = (r: Relation): boolean => subset(compose(r, r), r)

export const isStrictTotalOrder = (r: Relation): boolean =>
  irreflexive(r) &&
  transitive(r) &&
  r.every((row, a) => row.every((holds, b) => a === b || holds || relates(r, b, a)))

/** Every order of the members in which nothing precedes what r says comes before it. As many as n!: for tiny sets. */
export function* linearExtensions(
  r: Relation,
  members: ReadonlyArray<number>,
): Generator<ReadonlyArray<number>> {
  if (members.length === 0) yield []
  for (const first of members) {
    if (members.some((other) => relates(r, other, first))) continue
    const rest = members.filter((one) => one !== first)
    for (const order of linearExtensions(r, rest)) yield [first, ...order]
  }
}

/** The strict total order that a sequence of all events says. */
export const inOrder = (sequence: ReadonlyArray<number>): Relation =>
  relation(sequence.length, (a, b) => sequence.indexOf(a) < sequence.indexOf(b))
