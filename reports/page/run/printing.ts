/** Whether the page is being printed: then everything is shown that is folded up or left for later. */
import { useEffect, useState } from "preact/hooks"

export const usePrinting = (): boolean => {
  const [printing, setPrinting] = useState(() => matchMedia("print").matches)
  useEffect(() => {
    const media = matchMedia("print")
    const changed = (): void => setPrinting(media.matches)
    const [begun, ended] = [() => setPrinting(true), () => setPrinting(false)]
    media.addEventListener("change", changed)
    addEventListener("beforeprint", begun)
    addEventListener("afterprint", ended)
    return () => {
      media.removeEventListener("change", changed)
      removeEventListener("beforeprint", begun)
      removeEventListener("afterprint", ended)
    }
  }, [])
  return printing
}
