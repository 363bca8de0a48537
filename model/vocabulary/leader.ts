/**
 * A leader is a replica that accepts writes.
 *
 * Leaders are numbered from 0 and shown as letters: 0 is `A`, 1 is `B`. A cluster has at most 26.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Multi-Leader Replication".
 */
export type LeaderId = number

/** The most leaders a cluster can have: one letter each. */
export const mostLeaders = 26

/** The letter a leader is shown by: `leaderName(1)` is `"B"`. */
export const leaderName = (leader: LeaderId): string => String.fromCharCode(65 + leader)

/** The leaders of a cluster of the given size, in order. */
export const leadersOf = (size: number): ReadonlyArray<LeaderId> => {
  const leaders: Array<LeaderId> = []
  for (let leader = 0; leader < size; leader++) leaders.push(leader)
  return leaders
}
