/** The part of the address behind `#`: it names what is shown, so that a link to it can be shared. */
import { useEffect, useState } from "preact/hooks"

const current = (): string => {
  const text = location.hash.slice(1)
  try {
    return decodeURIComponent(text)
  } catch {
    // An address that somebody typed, such as `#100%`, is taken as it is.
    return text
  }
}

/** The part behind `#`, kept up to date. */
export const useHash = (): string => {
  const [hash, setHash] = useState(current)
  useEffect(() => {
    const changed = (): void => setHash(current())
    addEventListener("hashchange", changed)
    return () => removeEventListener("hashchange", changed)
  }, [])
  return hash
}
