/** Whether the page is being printed: then everything is shown that is folded up or left for later. */
import { useLayoutEffect, useState } from "preact/hooks"

/** `true` while the page is printed. */
export const usePrinting = (): boolean => {
  const [printing, setPrinting] = useState(() => matchMedia("print").matches)
  useLayoutEffect(() => {
    const media = matchMedia("print")
    const look = (): void => setPrinting(media.matches)
    const begin = (): void => setPrinting(true)
    const end = (): void => setPrinting(false)
    media.addEventListener("change", look)
    addEventListener("beforeprint", begin)
    addEventListener("afterprint", end)
    return () => {
      media.removeEventListener("change", look)
      removeEventListener("beforeprint", begin)
      removeEventListener("afterprint", end)
    }
  }, [])
  return printing
}
