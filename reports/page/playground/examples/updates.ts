/** Examples: two clients change one thing at two leaders, and neither knows of the other. */
import { A, B, crossing, deliver, exchange, put } from "../moves.ts"
import type { Example } from "./example.ts"

export const updates: ReadonlyArray<Example> = [
  {
    name: "double-booking",
    code: "A34",
    title: "One room, two guests",
    says: "Two regions both confirm a booking of one room; the earlier one is dropped, and neither guest is told.",
    design: "dynamodb-global-tables",
    property: "database-features/double-booking-is-reported",
    leaders: 2,
    moves: [put(A, "room", "ann"), put(B, "room", "bob"), ...exchange],
  },
  {
    name: "swap",
    code: "A1",
    title: "The prices change places",
    says: "Two updates cross, and whatever arrives last wins: each server ends with the other's price, for ever.",
    design: "tungsten",
    property: "convergence/quiet-cluster-agrees",
    leaders: 2,
    moves: [...crossing, ...exchange],
  },
  {
    name: "each-keeps-its-own",
    code: "A2",
    title: "Each keeps its own",
    says: "With keep_local, each node holds on to what it wrote itself, and the two stay apart.",
    design: "pglogical-keep-local",
    property: "convergence/quiet-cluster-agrees",
    leaders: 2,
    moves: [...crossing, ...exchange],
  },
  {
    name: "tie",
    code: "A3",
    title: "Written at the same instant",
    says: "Two updates carry the same time. Neither is later, so each side keeps its own row.",
    design: "goldengate-cdr",
    property: "conflict-resolution/winner-depends-only-on-the-writes",
    leaders: 2,
    moves: [
      put(A, "price", "10"),
      deliver(A, B),
      put(A, "price", "12"),
      put(B, "price", "15", 0),
      ...exchange,
    ],
  },
]
