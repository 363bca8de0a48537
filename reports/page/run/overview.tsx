/**
 * The first view: how it went, the table of verdicts, and the counterexamples.
 *
 * How it went is painted first; the thousands of cells follow at once.
 */
import { useEffect, useMemo, useState } from "preact/hooks"
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

/** `true` from the first paint on. Then the part is there, too, that the page was opened at. */
const usePainted = (): boolean => {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  useEffect(() => {
    const part = location.hash.slice(1)
    if (painted && parts.some((one) => one === part)) document.getElementById(part)?.scrollIntoView()
  }, [painted])
  return painted
}
