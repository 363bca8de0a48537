/** A command line, to be copied. */
import { CopyButton } from "../story/copying.tsx"

export const Command = ({ command, what }: { readonly command: string; readonly what: string }) => (
  <div class="command">
    <span class="soft">{what}</span>
    <code>{command}</code>
    <CopyButton text={() => command} what="Command">
      Copy
    </CopyButton>
  </div>
)
