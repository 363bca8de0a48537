/**
 * The first view: how it went, the table of verdicts, and the counterexamples.
 *
 * How it went is painted first; the thousands of cells follow at once.
 */
import { useEffect, useMemo } from "preact/hooks"
import { usePainted } from "../app/painted.ts"
import { CounterexampleList, type List } from "./counterexample-list.tsx"
import { Differences } from "./differences.tsx"
import type { Outcome } from "./headline.ts"
import { VerdictBar } from "./verdict-bar.tsx"
import { parts } from "./route.ts"
import { Verdicts } from "./verdicts.tsx"
import type { ViewsProps } from "./views.tsx"

const signs: Readonly<Record<Outcome, string>> = { good: "✓", bad: "!", warn: "?" }

export const Overview = ({ judged, headline, children, list }: ViewsProps & { readonly list: List }) => {
  const painted = usePainted()
  useOpenedAt(painted)
  const verdicts = useMemo(() => <Verdicts judged={judged} />, [judged])
  return (
    <>
      <h1 class={`outcome ${headline.outcome}`}>
        <span class="verdict-sign" aria-hidden="true">
          {signs[headline.outcome]}
        </span>
        {headline.title}
      </h1>
      <p class="lead">{headline.says}</p>
      <VerdictBar cells={judged.cells} />
      <Differences judged={judged} />
      {children}
      {painted ? verdicts : null}
      {!painted || judged.counterexamples.length === 0 ? null : (
        <CounterexampleList judged={judged} list={list} />
      )}
    </>
  )
}

/** Goes to the part that the page was opened at, once it is there. */
const useOpenedAt = (painted: boolean): void => {
  useEffect(() => {
    const part = location.hash.slice(1)
    if (painted && parts.some((one) => one === part)) document.getElementById(part)?.scrollIntoView()
  }, [painted])
}
