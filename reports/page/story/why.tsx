/** Why it fails: the argument, sentence by sentence, up to the contradiction. */
import { leadersInWords } from "../../../properties/words.ts"
import type { Explained } from "../../report.ts"
import { EventLinks } from "./event-link.tsx"
import { Part } from "./part.tsx"

export const Why = ({ one }: { readonly one: Explained }) => {
  const { because, law, leaders } = one
  return (
    <Part
      id="why"
      about="An argument that ends in a contradiction. Each sentence is what this replay showed; the numbers are its events."
    >
      <ol class="chain">
        {because.map(({ says, events }, index) => (
          <li key={says} class={index === because.length - 1 ? "contradiction" : undefined}>
            <span>{says}</span> <EventLinks events={events} />
          </li>
        ))}
      </ol>
      <dl class="clause">
        <dt>What is false here</dt>
        <dd>{law}</dd>
        {leaders.length === 0 ? null : (
          <>
            <dt>Seen at</dt>
            <dd>
              {leaders.length === 1 ? "leader" : "leaders"} {leadersInWords(leaders)}
            </dd>
          </>
        )}
      </dl>
    </Part>
  )
}
