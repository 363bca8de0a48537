/** A part of the page: its heading beside what it says, and its place in the table of contents. */
import type { ComponentChildren } from "preact"

/** The parts of a counterexample, in order; a part that has nothing to say is left out. */
export const partIds = [
  "run",
  "why",
  "doomed",
  "matters",
  "expected",
  "passing",
  "what-if",
  "shrinking",
  "origin",
  "taking",
] as const

export type PartId = (typeof partIds)[number]

const partNames: Readonly<Record<PartId, string>> = {
  run: "The run",
  why: "Why it fails",
  doomed: "When it was doomed",
  matters: "What matters",
  expected: "Expected against actual",
  passing: "The nearest run that passes",
  "what-if": "What if",
  shrinking: "How it was made small",
  origin: "Where it comes from",
  taking: "Take it with you",
}

/** The same, as short as a line of links needs them. */
export const shortNames: Readonly<Record<PartId, string>> = {
  run: "The run",
  why: "Why",
  doomed: "Doomed when",
  matters: "What matters",
  expected: "Expected",
  passing: "Nearest passing run",
  "what-if": "What if",
  shrinking: "Shrinking",
  origin: "Origin",
  taking: "Take away",
}

/** The id of a part's heading in the document. */
export const headingOf = (id: PartId): string => `part-${id}`

interface Props {
  readonly id: PartId
  /** What the part is, in a sentence; it stands beside it where there is room. */
  readonly about?: ComponentChildren
  /** `true` when it takes the whole width. */
  readonly wide?: boolean
  readonly children: ComponentChildren
}

export const Part = ({ id, about, wide = false, children }: Props) => (
  <section class={wide ? "part wide" : "part"} aria-labelledby={headingOf(id)}>
    <header>
      <h2 id={headingOf(id)} tabIndex={-1}>
        {partNames[id]}
      </h2>
      {about === undefined ? null : <p class="part-about">{about}</p>}
    </header>
    <div class="matter">{children}</div>
  </section>
)
