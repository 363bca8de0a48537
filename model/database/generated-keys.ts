/**
 * Generated keys: which number a leader takes for the key of a new record.
 *
 * Each rule is a function of what the leader itself knows. It never collides with another leader's exactly if no two
 * leaders can take the same number, whatever each has seen.
 * Limit: an insert that is refused uses up no number here, where a real sequence would move on.
 * Source: MariaDB docs, "Multi-master ring replication" (`auto_increment_increment`, `auto_increment_offset`); EDB docs, PGD
 * 4.4 "Sequences" (local, snowflakeid); pgactive reference guide (`pgactive_snowflake_id_nextval`).
 */
import type { LeaderId } from "../vocabulary/leader.ts"

/** What a leader knows when it takes a number. */
export interface Known {
  readonly leader: LeaderId
  /** How many leaders there are. */
  readonly size: number
  /** How many numbers it has taken before. */
  readonly taken: number
  /** The highest number among the keys of its table, whoever took it; 0 where there is none. */
  readonly highest: number
}

export type KeyRule = (known: Known) => number

/** A sequence of its own: it counts what it has taken, and learns nothing of others. Two leaders take the same. */
export const localSequence: KeyRule = ({ taken }) => taken + 1

/** One more than the highest key in the table, which others' rows raise too. Leaders that have not met take the same. */
export const autoIncrement: KeyRule = ({ highest }) => highest + 1

/** A sequence of its own that begins with the leader's number and steps by the number of leaders: no two take the same. */
export const steppedSequence: KeyRule = ({ leader, size, taken }) => taken * size + leader + 1

/** The next number after the highest that is the leader's own modulo the number of leaders: no two take the same. */
export const stepped: KeyRule = ({ leader, size, highest }) => nextOf(leader, size, highest)

/**
 * Steps of two, set up for two leaders, and of the number of leaders once a leader has taken its first: the mistake of a
 * third leader that joins before all have changed their step. Numbers of different steps meet.
 */
export const steppedThenChanged: KeyRule = ({ leader, size, taken, highest }) =>
  taken === 0 ? nextOf(leader % 2, 2, highest) : nextOf(leader, size, highest)

/** The leader's own count beside the leader's number, as in a snowflake id: unique without knowing anything of others. */
export const snowflake: KeyRule = ({ leader, taken }) => (taken + 1) * 100 + leader

const nextOf = (offset: number, step: number, highest: number): number => {
  const first = highest + 1
  return first + ((((offset + 1 - first) % step) + step) % step)
}
