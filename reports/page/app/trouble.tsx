/** What is shown where there is nothing to show. */
import type { BadData } from "../data.ts"

export const Trouble = ({ problem, mend }: BadData) => (
  <main class="trouble">
    <h1>{problem}</h1>
    <p>{mend}</p>
  </main>
)
