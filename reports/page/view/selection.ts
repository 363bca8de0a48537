/** Which event is selected: one selection drives a table, a diagram, an inspector and the links of the sentences around them. */
import { useMemo, useState } from "preact/hooks"

export interface Selection {
  /** The number of the event, from 1; `null` where none is selected. */
  readonly event: number | null
  readonly select: (event: number | null) => void
}

/** A selection of its own, with nothing selected. */
export const useSelection = (): Selection => {
  const [event, select] = useState<number | null>(null)
  return useMemo(() => ({ event, select }), [event])
}
