/** The part of the address behind `#`: it names what is shown, so that a link to it can be shared. */
import { useEffect, useState } from "preact/hooks"

const current = (): string => decodeURIComponent(location.hash.slice(1))

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
