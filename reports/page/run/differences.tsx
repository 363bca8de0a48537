/** What is not as recorded, before anything else. */
import { verdictNames, verdictSigns } from "../../verdicts.ts"
import type { Judged } from "./judged.ts"
import { recordedInWords } from "./reasons.ts"
import { hrefOf } from "./route.ts"

export const Differences = ({ judged }: { readonly judged: Judged }) => {
  const cells = judged.cells.filter(({ asRecorded }) => !asRecorded)
  if (cells.length === 0) return null
  return (
    <section class="not-recorded" aria-labelledby="differences">
      <h2 id="differences">Not as recorded</h2>
      <p class="soft">The project records a verdict for each of these. This run says otherwise.</p>
      <ul>
        {cells.map((cell) => (
          <li key={`${cell.subject} ${cell.property}`}>
            <span class={`verdict-tag ${cell.verdict}`}>
              <span aria-hidden="true">{verdictSigns[cell.verdict]}</span> {verdictNames[cell.verdict]}
            </span>
            <span>
              <a
                href={
                  cell.counterexample === null
                    ? hrefOf("p", cell.property)
                    : hrefOf("ce", cell.counterexample)
                }
              >
                {(cell.counterexample === null
                  ? undefined
                  : judged.counterexample(cell.counterexample)?.harm) ??
                  judged.property(cell.property)?.title ??
                  cell.property}
              </a>
              <span class="soft">
                <a href={hrefOf("s", cell.subject)}>{cell.subject}</a> ·{" "}
                {judged.property(cell.property)?.title ?? cell.property} · {recordedInWords(cell)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
