/** Traces made by hand: what the tests of the measures read. */
import type { Change, Dot, Operation } from "../../../impl/index.ts"
import type { ReadRecord, Trace, WriteRecord } from "../trace.ts"

/** The dot `0:1` as `dot("0:1")`. */
export const dot = (name: string): Dot => {
  const [leader = 0, sequence = 0] = name.split(":").map(Number)
  return { leader, sequence }
}

/** A write of row `k` at datacenter 0, asked at 0 and acknowledged 5 ms later, unless told otherwise. */
export const wrote = (name: string, rest: Partial<WriteRecord> = {}): WriteRecord => ({
  place: 0,
  family: "row",
  key: "k",
  asked: 0,
  acknowledged: 5,
  dot: dot(name),
  knew: [0, 0, 0],
  ...rest,
})

/** A write that nobody acknowledged. */
export const gaveUp = (rest: Partial<WriteRecord> = {}): WriteRecord => ({
  ...wrote("0:0", rest),
  acknowledged: null,
  dot: null,
})

/** A read of row `k` at datacenter 1 by a leader that has applied this much. */
export const read = (saw: ReadonlyArray<number> | null, rest: Partial<ReadRecord> = {}): ReadRecord => ({
  place: 1,
  family: "row",
  key: "k",
  asked: 100,
  answered: saw === null ? null : 101,
  saw,
  ...rest,
})

/** A change of this name that its leader stamped at `wall`, having applied `dependencies`. */
export const change = (
  name: string,
  wall: number,
  dependencies: ReadonlyArray<number>,
  operation: Operation = { _tag: "Update", key: "k", value: name },
): Change => ({
  dot: dot(name),
  dependencies,
  stamp: { wall, logical: 0, leader: dot(name).leader },
  operation,
})

/** A trace in which nothing happened, but for what is told. */
export const trace = (rest: Partial<Trace>): Trace => ({
  writes: [],
  reads: [],
  changes: [],
  conflicts: [],
  vectors: [[9, 9, 9]],
  agreed: true,
  shows: { register: {}, counter: {}, set: {} },
  recovery: null,
  ...rest,
})
