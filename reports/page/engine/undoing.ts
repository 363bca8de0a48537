/** What was edited, as a list of states: one can go back in it, and forward again. A state is whole, so nothing is undone in part. */
export interface Edits<State> {
  readonly past: ReadonlyArray<State>
  readonly now: State
  readonly future: ReadonlyArray<State>
}

/** How far back one can go. States share what they have in common, so that many of them take little. */
const most = 500

export const begin = <State>(now: State): Edits<State> => ({ past: [], now, future: [] })

/** After an edit: what was undone before is gone. The same state again is no edit. */
export const edit = <State>(edits: Edits<State>, next: State): Edits<State> =>
  next === edits.now ? edits : { past: [...edits.past, edits.now].slice(-most), now: next, future: [] }

/** After more of the same edit, such as another letter of a word: it is undone in one step with what was there of it. */
export const amend = <State>(edits: Edits<State>, next: State): Edits<State> => ({
  past: edits.past,
  now: next,
  future: [],
})

/** One step back; the same where there is none. */
export const undo = <State>(edits: Edits<State>): Edits<State> => {
  const before = edits.past.at(-1)
  return before === undefined
    ? edits
    : { past: edits.past.slice(0, -1), now: before, future: [edits.now, ...edits.future] }
}

/** One step forward again; the same where there is none. */
export const redo = <State>(edits: Edits<State>): Edits<State> => {
  const [next, ...future] = edits.future
  return next === undefined ? edits : { past: [...edits.past, edits.now], now: next, future }
}
