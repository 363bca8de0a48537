/** Drawing again only what changed: what was drawn for a row is kept until its state is another. */
import { useRef } from "preact/hooks"

/**
 * Gives what was drawn for a number before, where its state is the same. Everything is forgotten when `of` is another object: what
 * all rows are drawn from.
 */
export const useKept = <Drawn>(of: object): ((number: number, state: string, draw: () => Drawn) => Drawn) => {
  const kept = useRef({ of, rows: new Map<number, { readonly state: string; readonly drawn: Drawn }>() })
  if (kept.current.of !== of) kept.current = { of, rows: new Map() }
  const { rows } = kept.current
  return (number, state, draw) => {
    const before = rows.get(number)
    if (before?.state === state) return before.drawn
    const drawn = draw()
    rows.set(number, { state, drawn })
    return drawn
  }
}
