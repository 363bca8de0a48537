/** Moving a row with a pointer: which place it would go to, from where the rows are. */
import { useRef, useState } from "preact/hooks"

/** Where a row is on the screen, from top to bottom. */
export interface Span {
  readonly top: number
  readonly bottom: number
}

/**
 * The gap between rows that is nearest to a height: 0 above the first row, the number of rows below the last one.
 */
export const gapAt = (y: number, rows: ReadonlyArray<Span>): number =>
  rows.filter(({ top, bottom }) => y > (top + bottom) / 2).length

/** The place that a row gets when it is dropped into a gap, counted without it. */
export const placeIn = (gap: number, from: number): number => (gap > from ? gap - 1 : gap)

export interface Drag {
  /** The index of the row that is dragged, among those that are shown. */
  readonly from: number
  readonly gap: number
}

/** Dragging among the rows of a list; `drop` is called with the row and its new place, where that is another. */
export const useDrag = (
  rowsOf: () => ReadonlyArray<Element>,
  drop: (from: number, to: number) => void,
): { readonly drag: Drag | null; readonly grab: (event: PointerEvent, from: number) => void } => {
  const [drag, setDrag] = useState<Drag | null>(null)
  const last = useRef<Drag | null>(null)
  const show = (next: Drag | null): void => {
    last.current = next
    setDrag(next)
  }
  const grab = (event: PointerEvent, from: number): void => {
    const grip = event.currentTarget
    if (!(grip instanceof Element) || event.button !== 0) return
    event.preventDefault()
    grip.setPointerCapture(event.pointerId)
    show({ from, gap: from })
    const ended = new AbortController()
    const listening = { signal: ended.signal }
    const stop = (): void => {
      ended.abort()
      show(null)
    }
    const moved = (at: Event): void => {
      if (at instanceof PointerEvent)
        show({
          from,
          gap: gapAt(
            at.clientY,
            rowsOf().map((row) => row.getBoundingClientRect()),
          ),
        })
    }
    const dropped = (): void => {
      const to = placeIn(last.current?.gap ?? from, from)
      stop()
      if (to !== from) drop(from, to)
    }
    grip.addEventListener("pointermove", moved, listening)
    grip.addEventListener("pointerup", dropped, listening)
    grip.addEventListener("pointercancel", stop, listening)
    const pressed = (at: KeyboardEvent): void => {
      if (at.key === "Escape") stop()
    }
    addEventListener("keydown", pressed, listening)
  }
  return { drag, grab }
}
