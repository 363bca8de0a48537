/**
 * The plan of one cluster, drawn from its seed: its rounds one after the other, in each of them who asks what and when, and which
 * faults strike when. Starting processes takes longer than anything that is done to them, so a cluster serves several rounds.
 *
 * The seed fixes the plan and nothing else. Real processes are not deterministic; what happened is what their trails say.
 */
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"
import type { Family, Write } from "../../model/vocabulary/write.ts"
import { type Random, seeded } from "../adversary/random.ts"
import type { Asked } from "./client-record.ts"

/** The faults of a run of processes, each done for real. */
export const processFaults = ["kill", "pause", "cut", "silence", "delay", "clock"] as const
export type ProcessFault = (typeof processFaults)[number]

/** `at` and `lasts` are in milliseconds; a leader is killed, paused or told another time, a link is cut, silenced or slowed. */
export type Strike = { readonly at: number; readonly lasts: number } & (
  | { readonly fault: "kill" | "pause"; readonly leader: LeaderId }
  | { readonly fault: "cut" | "silence"; readonly from: LeaderId; readonly to: LeaderId }
  | { readonly fault: "delay"; readonly from: LeaderId; readonly to: LeaderId; readonly by: number }
  | { readonly fault: "clock"; readonly leader: LeaderId; readonly by: number }
)

export interface Request {
  /** How long the client thinks before it asks, in milliseconds. */
  readonly thinks: number
  readonly leader: LeaderId
  readonly asked: Asked
}

export interface SessionPlan {
  readonly name: string
  readonly carries: boolean
  readonly requests: ReadonlyArray<Request>
}

export interface RoundPlan {
  readonly sessions: ReadonlyArray<SessionPlan>
  readonly strikes: ReadonlyArray<Strike>
}

export interface ClusterPlan {
  readonly seed: number
  readonly leaders: number
  readonly topology: "all-to-all" | "ring" | "star"
  /** The clocks' first offsets, in milliseconds, by leader. */
  readonly offsets: ReadonlyArray<number>
  /** How many changes a log keeps for who is behind; `null` for all of them. */
  readonly retain: number | null
  readonly rounds: ReadonlyArray<RoundPlan>
}

/** How much a cluster is put through. */
export interface Size {
  readonly leaders: number
  readonly rounds: number
  readonly sessions: number
  readonly requests: number
  /** In each round: strikes at most; about how long clients ask, in milliseconds. */
  readonly strikes: number
  readonly lasts: number
}

export const usualSize: Size = { leaders: 3, rounds: 5, sessions: 6, requests: 25, strikes: 4, lasts: 900 }

/** The tables that every run has, by the family of what they hold. */
export const tables = {
  row: { name: "rows", kind: "row" },
  register: { name: "registers", kind: "register" },
  counter: { name: "counters", kind: "counter" },
  set: { name: "sets", kind: "set" },
  record: { name: "records", kind: "record" },
} as const satisfies Readonly<Record<Family, { readonly name: string; readonly kind: Family }>>

/** Few keys, so that writes meet. */
const keys = ["x", "y"]
const elements = ["p", "q", "r"]
const columns = ["a", "b"]

/** The key of an object as the trails have it: its table's name comes first. */
const keyIn = (family: Family, key: string): string => `${tables[family].name}/${key}`

/** The families that the model explains as the store does them. */
const playedFamilies: ReadonlyArray<Family> = ["row", "register", "counter", "set", "record"]

const writeTo = (family: Family, random: Random, value: string): Write => {
  const key = keyIn(family, random.pick(keys))
  switch (family) {
    case "row":
      return random.once(4) ? { kind: "delete", key } : { kind: "put", key, value }
    case "register":
      return { kind: "assign", key, value }
    case "counter":
      return { kind: "increment", key, by: random.pick([1, 2, -1]) }
    case "set":
      return { kind: random.once(3) ? "remove" : "add", key, element: random.pick(elements) }
    case "record":
      return random.once(5)
        ? { kind: "erase", key }
        : { kind: "set", key, column: random.pick(columns), value }
  }
}

const requestsOf = (name: string, size: Size, random: Random): ReadonlyArray<Request> => {
  const home = random.below(size.leaders)
  const think = Math.max(1, Math.floor((2 * size.lasts) / size.requests))
  return Array.from({ length: size.requests }, (_, index) => {
    const family = random.pick(playedFamilies)
    const asked: Asked =
      random.below(5) < 3
        ? { kind: "write", write: writeTo(family, random, `${name}.${index}`) }
        : { kind: "read", family, key: keyIn(family, random.pick(keys)) }
    const leader = random.once(3) ? random.below(size.leaders) : home
    return { thinks: random.below(think), leader, asked }
  })
}

const strikeOf = (fault: ProcessFault, size: Size, random: Random): Strike => {
  const time = { at: random.below(size.lasts), lasts: 20 + random.below(Math.floor(size.lasts / 2)) }
  const leader = random.below(size.leaders)
  const link = { from: leader, to: (leader + 1 + random.below(size.leaders - 1)) % size.leaders }
  switch (fault) {
    case "kill":
    case "pause":
      return { ...time, fault, leader }
    case "cut":
    case "silence":
      return { ...time, fault, ...link }
    case "delay":
      return { ...time, fault, ...link, by: random.pick([5, 20, 80]) }
    case "clock":
      return { ...time, fault, leader, by: random.pick([-5_000, -50, 50, 1_000, 3_600_000]) }
  }
}

const roundOf = (
  number: number,
  size: Size,
  faults: ReadonlyArray<ProcessFault>,
  random: Random,
): RoundPlan => {
  const sessions = Array.from({ length: size.sessions }, (_, index): SessionPlan => {
    const name = `r${number}s${index}`
    return { name, carries: index % 2 === 0, requests: requestsOf(name, size, random) }
  })
  const kinds = random.some(faults)
  const count = kinds.length === 0 ? 0 : 1 + random.below(size.strikes)
  // A kill is what most depends on, so it is a third of the faults where there may be any.
  const kill = faults.includes("kill")
  const strikes = Array.from({ length: count }, () =>
    strikeOf(kill && random.once(3) ? "kill" : random.pick(kinds), size, random),
  )
  return { sessions, strikes: strikes.toSorted((a, b) => a.at - b.at) }
}

export const planOf = (
  seed: number,
  size: Size,
  faults: ReadonlyArray<ProcessFault> = processFaults,
): ClusterPlan => {
  const random = seeded(seed)
  const skewed = faults.includes("clock") && random.once(2)
  return {
    seed,
    leaders: size.leaders,
    topology: random.pick(["all-to-all", "all-to-all", "ring", "star"]),
    offsets: leadersOf(size.leaders).map(() => (skewed ? random.pick([0, -200, 200, 30_000]) : 0)),
    retain: random.once(2) ? 12 : null,
    rounds: Array.from({ length: size.rounds }, (_, number) => roundOf(number, size, faults, random)),
  }
}
