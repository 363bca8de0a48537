/** What stands around every view: a way past the head, the name, and who made the page. */
import type { ComponentChildren } from "preact"
import type { PageData } from "../data.ts"
import { Brand } from "./brand.tsx"
import { Live } from "./live.tsx"

interface Props {
  readonly made: PageData["made"]
  readonly children: ComponentChildren
}

export const Frame = ({ made, children }: Props) => (
  <Live>
    <a class="skip" href="#main">
      Skip to what was found
    </a>
    <header class="top">
      <Brand />
    </header>
    {children}
    <footer>
      <p>
        Polyarchy {made.polyarchy}, Node.js {made.node}. This page is one file: it asks nothing of any server,
        and sends nothing.
      </p>
    </footer>
  </Live>
)
