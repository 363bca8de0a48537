/**
 * The join of two states of one object: what a leader holds of it that has applied all that either side has.
 *
 * Each side comes with its version vector, the causal context: what the vector covers and the state lacks was there
 * and has been overwritten or removed. So of a row and of a column the later version stays; of siblings, entries and
 * fields those stay that both have or that the other side has not heard of.
 *
 * Law: the join is what performing the changes that one side lacks would have given.
 * Source: Almeida, Shoker, Baquero, "Delta State Replicated Data Types" (2018), section 7 (causal CRDTs: dot stores
 * and the causal context).
 */
import { byDot, type Dot, sameDot, showDot } from "./change.ts"
import type { Totals } from "./counter.ts"
import { type Column, type Fields, isLater, type Version } from "./record.ts"
import { covers, seen, type VersionVector } from "./version-vector.ts"

/** What each side has applied. */
export interface Vectors {
  readonly local: VersionVector
  readonly remote: VersionVector
}

/** Two versions that met in a join, their writers not knowing of each other; the later of them stays. */
export type Meeting = readonly [local: Version, remote: Version]

export interface Joined<A> {
  /** `undefined` where nothing is left. */
  readonly state: A | undefined
  readonly meetings: ReadonlyArray<Meeting>
}

/** The meeting of two versions, if each is unknown to the side that has the other. */
const meeting = (a: Version, b: Version, { local, remote }: Vectors): ReadonlyArray<Meeting> => {
  if (!covers(remote, a.dot) && !covers(local, b.dot)) return [[a, b]]
  if (!covers(remote, b.dot) && !covers(local, a.dot)) return [[b, a]]
  return []
}

/** Joins what has one version at a time: a side that lacks a version which it has applied is ahead of it. */
export const joinVersions = <V extends Version>(
  local: V | undefined,
  remote: V | undefined,
  vectors: Vectors,
): Joined<V> => {
  const quietly = (state: V | undefined) => ({ state, meetings: [] })
  if (local === undefined) return quietly(remote && covers(vectors.local, remote.dot) ? undefined : remote)
  if (remote === undefined) return quietly(covers(vectors.remote, local.dot) ? undefined : local)
  if (sameDot(local.dot, remote.dot)) return quietly(local)
  return { state: isLater(local, remote) ? local : remote, meetings: meeting(local, remote, vectors) }
}

/** Joins things of which there can be many, each with the dot of the change that wrote it. */
export const joinDots = <A extends { readonly dot: Dot }>(
  local: ReadonlyArray<A>,
  remote: ReadonlyArray<A>,
  vectors: Vectors,
): ReadonlyArray<A> => {
  const [here, there] = [dotsOf(local), dotsOf(remote)]
  return [
    ...local.filter(({ dot }) => there.has(showDot(dot)) || !covers(vectors.remote, dot)),
    ...remote.filter(({ dot }) => !here.has(showDot(dot)) && !covers(vectors.local, dot)),
  ].toSorted(byDot)
}

const dotsOf = (held: ReadonlyArray<{ readonly dot: Dot }>): ReadonlySet<string> =>
  new Set(held.map(({ dot }) => showDot(dot)))

/** Of each leader's two totals, that of the side which has applied more of its changes. */
export const joinTotals = (local: Totals, remote: Totals, vectors: Vectors): Totals =>
  Array.from({ length: Math.max(local.length, remote.length) }, (_, leader) =>
    seen(vectors.remote, leader) > seen(vectors.local, leader) ? (remote[leader] ?? 0) : (local[leader] ?? 0),
  )

/** A record that merges as a whole is one version. */
export const joinRows = (
  local: Fields | undefined,
  remote: Fields | undefined,
  vectors: Vectors,
): Joined<Fields> => {
  const { state, meetings } = joinVersions(local?.version, remote?.version, vectors)
  return { state: state && (state === local?.version ? local : remote), meetings }
}

/** Each column is a version, and so is the erasure, which takes the columns that were stamped before it. */
export const joinColumns = (
  local: Fields | undefined,
  remote: Fields | undefined,
  vectors: Vectors,
): Joined<Fields> => {
  const erasure = joinVersions(local?.erased ?? undefined, remote?.erased ?? undefined, vectors)
  const erased = erasure.state ?? null
  const [here, there] = [local, remote].map((side) => new Map(Object.entries(side?.columns ?? {})))
  const names = new Set([...(here?.keys() ?? []), ...(there?.keys() ?? [])])
  const columns: Array<readonly [string, Column]> = []
  const meetings = [...erasure.meetings]
  for (const name of names) {
    const column = joinVersions(here?.get(name), there?.get(name), vectors)
    meetings.push(...column.meetings)
    if (column.state === undefined) continue
    if (erased !== null) meetings.push(...meeting(column.state, erased, vectors))
    if (isLater(column.state, erased)) columns.push([name, column.state])
  }
  const version = laterOf(local?.version, remote?.version)
  const isLeft = version !== undefined && (columns.length > 0 || erased !== null)
  return { state: isLeft ? { columns: Object.fromEntries(columns), version, erased } : undefined, meetings }
}

const laterOf = (local: Version | undefined, remote: Version | undefined): Version | undefined =>
  local !== undefined && (remote === undefined || isLater(local, remote)) ? local : remote
