/**
 * The counterexamples as a list: found by words, and put together by what they have in common.
 *
 * Of one cause are those that break one promise and whose first wrong step leaves the same thing: a promise, the meaning of the
 * writes, or the model. Where no step is known to be wrong, they are of one cause with others of which that is so.
 */
import type { Explained } from "../../report.ts"
import { countOf } from "../../words.ts"
import { matches } from "./filter.ts"
import type { Judged } from "./judged.ts"

export const groupings = ["cause", "system", "promise", "size"] as const

export type Grouping = (typeof groupings)[number]

export interface Listed {
  readonly name: string
  /** What it is about, in a line. */
  readonly title: string
  /** What else they have in common; empty where the title says it. */
  readonly says: string
  readonly ones: ReadonlyArray<Explained>
}

/** What the first wrong step leaves, in words. */
export const leftInWords = ({ explanation, property }: Explained, judged: Judged): string => {
  const wrong = explanation?.wrong
  if (wrong === undefined || wrong.kind === "not known") return "no single step is known to be wrong"
  if (wrong.left === property) return "the first wrong step breaks this promise itself"
  return `the first wrong step leaves ${judged.property(wrong.left)?.title ?? wrong.left}`
}

const keys: Readonly<Record<Grouping, (one: Explained, judged: Judged) => string>> = {
  cause: (one, judged) => `${one.property}\n${leftInWords(one, judged)}`,
  system: ({ subject }) => subject,
  promise: ({ property }) => property,
  size: ({ events }) => String(events.length),
}

const heads: Readonly<Record<Grouping, (one: Explained, judged: Judged) => Pick<Listed, "title" | "says">>> =
  {
    cause: (one, judged) => ({ title: one.title, says: leftInWords(one, judged) }),
    system: ({ subject }, judged) => ({ title: judged.subject(subject)?.title ?? subject, says: "" }),
    promise: ({ title }) => ({ title, says: "" }),
    size: ({ events }) => ({ title: countOf(events.length, "event"), says: "" }),
  }

/** Those in which each word of the text stands: in the harm, the system or the promise. */
export const found = (judged: Judged, text: string): ReadonlyArray<Explained> =>
  text.trim() === ""
    ? judged.counterexamples
    : judged.counterexamples.filter((one) =>
        matches(
          text,
          one.harm,
          one.title,
          one.property,
          one.subject,
          judged.subject(one.subject)?.title ?? "",
          judged.cell(one.subject, one.property)?.under ?? "",
        ),
      )

/** Groups of counterexamples, each with the smallest first; by size, the smallest group first, or else the largest. */
export const listed = (
  judged: Judged,
  ones: ReadonlyArray<Explained>,
  by: Grouping,
): ReadonlyArray<Listed> => {
  const groups = new Map<string, Array<Explained>>()
  for (const one of ones) {
    const key = keys[by](one, judged)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [one])
    else known.push(one)
  }
  const all = [...groups].flatMap(([name, own]) => {
    const [first] = own
    return first === undefined
      ? []
      : [
          {
            name,
            ...heads[by](first, judged),
            ones: own.toSorted((a, b) => a.events.length - b.events.length),
          },
        ]
  })
  return by === "size"
    ? all.toSorted((a, b) => Number(a.name) - Number(b.name))
    : all.toSorted((a, b) => b.ones.length - a.ones.length)
}

/** The counterexamples before and after one, in the order of the list. */
export const neighbours = (
  ones: ReadonlyArray<Explained>,
  name: string,
): { readonly before: Explained | null; readonly after: Explained | null; readonly at: number } => {
  const at = ones.findIndex((one) => one.name === name)
  return { before: ones[at - 1] ?? null, after: at < 0 ? null : (ones[at + 1] ?? null), at }
}
