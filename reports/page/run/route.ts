/**
 * Where one is in the page of a run: what stands behind `#` in the address.
 *
 * A name that the page does not know keeps what is shown: other parts of the page have anchors of their own.
 */

/** The views that stand beside the verdicts. */
export const places = ["systems", "promises", "schedules", "tests"] as const

export type Place = (typeof places)[number]

export type Route =
  | { readonly kind: "verdicts" }
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "counterexample" | "system" | "promise"; readonly name: string }

/** The anchors of the first view: its parts can be gone to. */
export const parts = ["verdicts", "differences", "counterexamples"] as const

const kinds = { "ce/": "counterexample", "s/": "system", "p/": "promise" } as const

/** The route that an address names; `null` where it names none. */
export const routeOf = (hash: string): Route | null => {
  if (hash === "" || parts.some((part) => part === hash)) return { kind: "verdicts" }
  const place = places.find((one) => one === hash)
  if (place !== undefined) return { kind: "place", place }
  for (const [prefix, kind] of Object.entries(kinds))
    if (hash.startsWith(prefix)) return { kind, name: hash.slice(prefix.length) }
  return null
}

/** The address of a counterexample, a system or a promise: what is special in an address is written so that it is not. */
export const hrefOf = (kind: "ce" | "s" | "p", name: string): string => `#${kind}/${escaped(name)}`

/** `/` and what else may stand in a fragment stays readable; a lone surrogate has no bytes, and is written as U+FFFD. */
const escaped = (name: string): string => encodeURIComponent(name.toWellFormed()).replaceAll("%2F", "/")
