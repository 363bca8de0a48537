/**
 * In this page: links to its parts, which move the reader and the focus there.
 *
 * What is behind `#` in the address names a counterexample or a run, so these links leave it as it is.
 */
import { useEffect, useRef, useState } from "preact/hooks"
import { headingOf, type PartId, shortNames } from "./part.tsx"

const goTo = (id: PartId): void => {
  const heading = document.getElementById(headingOf(id))
  heading?.scrollIntoView({ block: "start" })
  heading?.focus({ preventScroll: true })
}

/** The part that is being read: the last whose heading is above the upper third of the window. */
const useReading = (ids: ReadonlyArray<PartId>): PartId | null => {
  const [reading, setReading] = useState<PartId | null>(null)
  const names = ids.join(" ")
  useEffect(() => {
    let frame = 0
    const look = (): void => {
      frame = 0
      const above = ids.findLast((id) => {
        const top = document.getElementById(headingOf(id))?.getBoundingClientRect().top
        return top !== undefined && top < innerHeight / 3
      })
      setReading(above ?? null)
    }
    const soon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    addEventListener("scroll", soon, { passive: true })
    soon()
    return () => {
      removeEventListener("scroll", soon)
      cancelAnimationFrame(frame)
    }
  }, [names])
  return reading
}

export const Contents = ({ ids }: { readonly ids: ReadonlyArray<PartId> }) => {
  const reading = useReading(ids)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const [shown, here] = [list.current, list.current?.querySelector("[aria-current]")]
    if (shown === null || !(here instanceof HTMLElement)) return
    shown.scrollLeft = here.offsetLeft - (shown.clientWidth - here.offsetWidth) / 2
  }, [reading])
  return (
    <nav class="contents" aria-label="In this page">
      <ol ref={list}>
        {ids.map((id) => (
          <li key={id}>
            <a
              href={`#${headingOf(id)}`}
              aria-current={id === reading ? "location" : undefined}
              onClick={(event) => {
                event.preventDefault()
                goTo(id)
              }}
            >
              {shortNames[id]}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
