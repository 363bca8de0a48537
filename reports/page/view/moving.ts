/** Where the selection goes from where it is, by the keys and buttons of a run. */
import { type Mark, nextMark } from "./marks.ts"

/** `undefined` for a key that means nothing here; else the number of the event to select, or `null` for none. */
export const movedBy = (
  key: string,
  event: number | null,
  count: number,
  marks: ReadonlyArray<Mark>,
): number | null | undefined => {
  if (count === 0) return undefined
  switch (key) {
    case "j":
    case "ArrowDown":
      return Math.min(count, (event ?? 0) + 1)
    case "k":
    case "ArrowUp":
      return event === null ? count : Math.max(1, event - 1)
    case "Home":
      return 1
    case "End":
      return count
    case "Escape":
      return event === null ? undefined : null
    case "n":
      return nextMark(marks, event)?.event ?? undefined
    default:
      return undefined
  }
}
