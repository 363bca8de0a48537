/** Two values side by side, with what differs between them marked, down to an element of a set or a column of a record. */
import type { Held } from "../../moments.ts"
import { type Difference as Part, diffOf } from "../view/diff.ts"
import type { LookOf } from "../view/looks.ts"
import { Showing } from "./states.tsx"

interface Props {
  readonly look: LookOf
  readonly object: number
  readonly actual: Held
  readonly expected: Held
}

const inWords = ({ part, kind, expected, actual }: Part): string => {
  switch (kind) {
    case "missing":
      return `${part} is missing${expected === part ? "" : `: ${expected}`}`
    case "extra":
      return `${part} is too many${actual === part ? "" : `: ${actual}`}`
    case "other":
      return `${part}: ${actual} in the place of ${expected}`
  }
}

/** Two cells of a table: what is shown, and what is expected. */
export const Difference = ({ look, object, actual, expected }: Props) => {
  const parts = diffOf(expected, actual).filter(({ part }) => part !== "")
  return (
    <>
      <td class="actual-value">
        <span aria-hidden="true">✗</span> <Showing look={look} object={object} held={actual} />
        {parts.length === 0 ? null : (
          <ul class="value-parts">
            {parts.map((part) => (
              <li key={`${part.kind} ${part.part}`}>{inWords(part)}</li>
            ))}
          </ul>
        )}
      </td>
      <td class="expected-value">
        <Showing look={look} object={object} held={expected} />
      </td>
    </>
  )
}
