/** What a leader knows of its links at the moment, for its status page. */
import type { LeaderId } from "../change.ts"

/** The link from a leader that this one follows. */
export interface SourceState {
  readonly connected: boolean
  /** How far that leader's clock was ahead of this one's, in milliseconds, when it last said. */
  readonly clockAhead: number | null
  /** Why the last attempt or connection ended. */
  readonly problem: string | null
}

const unknown: SourceState = { connected: false, clockAhead: null, problem: null }

/** The states of the links, by the leader that is followed. */
export interface Connections {
  readonly of: (source: LeaderId) => SourceState
  readonly note: (source: LeaderId, news: Partial<SourceState>) => void
}

export const makeConnections = (): Connections => {
  const states = new Map<LeaderId, SourceState>()
  const of = (source: LeaderId): SourceState => states.get(source) ?? unknown
  return { of, note: (source, news) => void states.set(source, { ...of(source), ...news }) }
}
