/** One counterexample: the harm, the run, why it is a contradiction, and what would have happened otherwise. */
import { useMemo, useRef } from "preact/hooks"
import type { Cell, Explained, Report } from "../../report.ts"
import { usePainted } from "../app/painted.ts"
import { RunView } from "../view/run-view.tsx"
import { useSelection } from "../view/selection.ts"
import { WhatIf } from "../what-if/what-if.tsx"
import { Contents } from "./contents.tsx"
import { Doomed } from "./doomed.tsx"
import { Telling } from "./event-link.tsx"
import { Expected } from "./expected.tsx"
import { Headline } from "./headline.tsx"
import { Matters } from "./matters.tsx"
import { Origin } from "./origin.tsx"
import { Part, type PartId, partIds } from "./part.tsx"
import { PassingRun } from "./passing.tsx"
import { Peek } from "./peek.tsx"
import { ShrinkHistory } from "./shrinking.tsx"
import { Taking } from "./taking-panel.tsx"
import { Why } from "./why.tsx"
import "./story.css"

interface Props {
  readonly one: Explained
  /** Its verdict in a report, where it is part of one. */
  readonly cell?: Cell | undefined
  /** What a replay found, in a few words, where it is one. */
  readonly state?: string | undefined
  /** What made it, where that is known. */
  readonly made?: Report["made"] | undefined
}

/** The parts that have something to say. */
const partsOf = (one: Explained): ReadonlyArray<PartId> => {
  const empty: Readonly<Partial<Record<PartId, boolean>>> = {
    why: one.because.length === 0,
    doomed: one.explanation === null,
    matters: one.explanation === null,
    expected: one.expected === null,
    passing: one.passing === null,
    shrinking: one.shrinking === null,
  }
  return partIds.filter((id) => empty[id] !== true)
}

export const CounterexampleView = ({ one, cell, state, made }: Props) => {
  const selection = useSelection()
  const run = useRef<HTMLDivElement>(null)
  const told = useMemo(() => ({ events: one.events, selection }), [one, selection])
  const painted = usePainted()
  // It hears of a selection by the context alone, so that a key press draws the run and not the whole page again.
  const rest = useMemo(() => <Rest one={one} cell={cell} made={made} />, [one, cell, made])
  return (
    <Telling.Provider value={told}>
      <article class="story">
        <Headline one={one} cell={cell} state={state} />
        <Contents ids={partsOf(one)} />
        <div ref={run}>
          <Part id="run" wide>
            <RunView one={one} selection={selection} title={one.harm === "" ? one.title : one.harm} />
          </Part>
        </div>
        {painted ? rest : null}
        <Peek one={one} selection={selection} run={run} />
      </article>
    </Telling.Provider>
  )
}

/** What stands below the run. */
const Rest = ({ one, cell, made }: Omit<Props, "state">) => (
  <>
    {one.because.length === 0 ? null : <Why one={one} />}
    {one.explanation === null ? null : <Doomed one={one} />}
    <Matters one={one} />
    {one.expected === null ? null : <Expected one={one} expected={one.expected} />}
    {one.passing === null ? null : <PassingRun one={one} passing={one.passing} />}
    <Part
      id="what-if"
      wide
      about="The model runs in this page. Change the schedule or the rules, and see at once what becomes of the promise."
    >
      <WhatIf one={one} />
    </Part>
    {one.shrinking === null ? null : <ShrinkHistory one={one} shrinking={one.shrinking} />}
    <Origin one={one} cell={cell} made={made} />
    <Taking one={one} />
  </>
)
