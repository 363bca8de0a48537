/** Where the focus goes when the button that had it is gone: a message that is delivered takes its button with it. */
import { useEffect, useRef } from "preact/hooks"

/** Told of an action before it; after it, a focus that was lost goes to what is next in the same leader's card. */
export const useFocusKept = (situation: unknown): (() => void) => {
  const card = useRef<Element | null>(null)
  useEffect(() => {
    const within = card.current
    card.current = null
    if (within === null || document.activeElement !== document.body) return
    const next =
      within.querySelector<HTMLElement>(".arrivals .act") ?? within.querySelector<HTMLElement>("h3")
    next?.focus()
  }, [situation])
  return () => {
    card.current = document.activeElement?.closest(".leader") ?? null
  }
}
