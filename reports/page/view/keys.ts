/** The keys of a run: they move its selection, also when nothing on the page has the focus. */
import type { RefObject } from "preact"
import { useEffect, useLayoutEffect, useRef } from "preact/hooks"
import { movedBy } from "./moving.ts"
import type { Run } from "./run.ts"
import type { Selection } from "./selection.ts"

/** Elements that need their keys themselves. */
const busy = "input,select,textarea,summary,[contenteditable],.states"

/** Makes the keys move the selection of the run in a place; the first run on a page has them also where nothing has the focus. */
export const useKeys = (
  place: RefObject<HTMLElement | null>,
  run: Run,
  { event, select }: Selection,
): void => {
  // Two presses may come before the effects of the first one have run.
  const now = useRef(event)
  now.current = event
  const followed = useRef<"row" | "drawing" | null>(null)
  useEffect(() => {
    const pressed = (press: KeyboardEvent): void => {
      const { target, key, altKey, ctrlKey, metaKey, defaultPrevented } = press
      if (altKey || ctrlKey || metaKey || defaultPrevented || place.current === null) return
      if (!(target instanceof Element) || !isFor(place.current, target, key)) return
      const next = movedBy(key, now.current, run.one.events.length, run.marks)
      if (next === undefined) return
      press.preventDefault()
      followed.current = target.closest(".diagram") === null ? "row" : "drawing"
      select(next)
    }
    document.addEventListener("keydown", pressed)
    return () => document.removeEventListener("keydown", pressed)
  }, [run, select])
  useLayoutEffect(() => {
    const how = followed.current
    followed.current = null
    if (how === null || event === null || place.current === null) return
    follow(place.current, how, event)
    // A row that was not drawn yet is there after the list has scrolled to it.
    requestAnimationFrame(() => place.current !== null && follow(place.current, how, event))
  }, [event])
}

/** The keys are for a run that has the focus within; when nothing has it, the letters are for the first run of the page. */
const isFor = (place: HTMLElement, target: Element, key: string): boolean =>
  place.contains(target)
    ? target.closest(busy) === null
    : target === document.body && key.length === 1 && document.querySelector(".run") === place

/** Brings the selected event into view, and the focus to its row where the focus was on another. */
const follow = (place: HTMLElement, how: "row" | "drawing", event: number): void => {
  const kind = how === "row" ? "tr" : "g"
  const found = place.querySelector(`${kind}[data-event="${event}"]`)
  if (found === null) return
  found.scrollIntoView({ block: "nearest" })
  const button = found.querySelector("button")
  const inTable =
    document.activeElement === document.body || document.activeElement?.closest("table") !== null
  if (how === "row" && button !== null && inTable) button.focus({ preventScroll: true })
}
