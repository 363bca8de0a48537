/**
 * A dot names one change: the leader that made it and that leader's own count of changes, from 1.
 *
 * Law: no two changes of one run have the same dot, not even across a crash of their leader.
 * Source: Preguiça, Baquero, Almeida, Fonte, Gonçalves, "Dotted Version Vectors" (2010), section 3.
 */
import { type LeaderId, leaderName } from "./leader.ts"

export interface Dot {
  readonly leader: LeaderId
  readonly sequence: number
}

/** `true` when both name the same change. */
export const same = (a: Dot, b: Dot): boolean => a.leader === b.leader && a.sequence === b.sequence

/** A total order for canonical listings: by leader, then by sequence. It says nothing about causality. */
export const order = (a: Dot, b: Dot): number => a.leader - b.leader || a.sequence - b.sequence

/** The list with one item more, in the order of their dots. */
export const inPlace = <Item extends { readonly dot: Dot }>(
  list: ReadonlyArray<Item>,
  item: Item,
): ReadonlyArray<Item> => {
  if (list.length === 0) return [item]
  return [...list, item].toSorted((a, b) => order(a.dot, b.dot))
}

/** `A1` for the first change of leader A. */
export const show = (dot: Dot): string => `${leaderName(dot.leader)}${dot.sequence}`
