/** The run in the address of the page, behind `#run=`. */
import { useEffect, useState } from "preact/hooks"
import { useHash } from "../app/hash.ts"
import { type SharedRun, unpackedRun } from "./link.ts"

export type InAddress =
  | { readonly kind: "run"; readonly run: SharedRun }
  /** What is wrong with it, in words. */
  | { readonly kind: "trouble"; readonly problem: string }

const prefix = "run="

/** The run in the address, or what is wrong with it; `null` where there is none, and until it is unpacked. */
export const useSharedRun = (): InAddress | null => {
  const hash = useHash()
  const [found, setFound] = useState<InAddress | null>(null)
  useEffect(() => {
    setFound(null)
    if (!hash.startsWith(prefix)) return undefined
    let wanted = true
    const show = async (): Promise<void> => {
      const next = await inAddress(hash.slice(prefix.length))
      if (wanted) setFound(next)
    }
    void show()
    return () => {
      wanted = false
    }
  }, [hash])
  return found
}

const inAddress = async (text: string): Promise<InAddress> => {
  try {
    return { kind: "run", run: await unpackedRun(text) }
  } catch (error) {
    return { kind: "trouble", problem: error instanceof Error ? error.message : String(error) }
  }
}
