/** Taking it away: the command, the schedule, a test, a text, and the forms that other tools read. */
import { exporters } from "../../exports/index.ts"
import type { Explained } from "../../report.ts"
import { asTest } from "../../store/as-test.ts"
import { CopyButton, SaveButton } from "./copying.tsx"
import { Part } from "./part.tsx"
import { fileNameOf, fileOf, markdownOf } from "./taking.ts"

export const Taking = ({ one }: { readonly one: Explained }) => {
  const { replay } = one
  return (
    <Part
      id="taking"
      about="Everything is made in this page, from this one counterexample; nothing is sent anywhere."
    >
      <ul class="takings">
        {replay === null ? null : (
          <li>
            <CopyButton text={() => replay} what="Replay command">
              Copy replay command
            </CopyButton>
            <span>plays it again in a terminal</span>
          </li>
        )}
        <li>
          <SaveButton text={() => fileOf(one)} name={fileNameOf(one, "json")} type="application/json">
            Download schedule
          </SaveButton>
          <span>
            the file that <code>polyarchy replay</code> reads
          </span>
        </li>
        <li>
          <CopyButton text={() => asTest(one)} what="Regression test">
            Copy as test
          </CopyButton>
          <span>a vitest file that fails while it is broken</span>
        </li>
        <li>
          <CopyButton text={() => markdownOf(one)} what="Markdown">
            Copy as Markdown
          </CopyButton>
          <span>for a ticket, a wiki or an assistant</span>
        </li>
      </ul>
      <h3>For other tools</h3>
      <ul class="exports">
        {exporters.map(({ name, title, extension, mediaType, write }) => (
          <li key={name}>
            <SaveButton text={() => write(one)} name={fileNameOf(one, extension)} type={mediaType}>
              {name}
            </SaveButton>
            <span>{title}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
