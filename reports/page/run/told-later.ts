/** Tells what has changed once it has come to rest: not every letter that is typed. */
import { useEffect, useRef } from "preact/hooks"
import { useTelling } from "../app/live.tsx"

/** In milliseconds. */
const rest = 500

export const useToldLater = (words: string): void => {
  const tell = useTelling()
  const said = useRef(words)
  useEffect(() => {
    if (said.current === words) return undefined
    const timer = setTimeout(() => {
      said.current = words
      tell(words)
    }, rest)
    return () => clearTimeout(timer)
  }, [words, tell])
}
