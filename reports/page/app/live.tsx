/** Words for people who do not see the page change: a region that a screen reader reads out when it is told something. */
import { createContext } from "preact"
import { useContext, useState } from "preact/hooks"
import type { ComponentChildren } from "preact"

const Telling = createContext<(words: string) => void>(() => undefined)

/** Says something to whoever has the page read out. */
export const useTelling = (): ((words: string) => void) => useContext(Telling)

export const Live = ({ children }: { readonly children: ComponentChildren }) => {
  const [words, tell] = useState("")
  return (
    <Telling.Provider value={tell}>
      {children}
      <div class="vh" role="status" aria-live="polite">
        {words}
      </div>
    </Telling.Provider>
  )
}
