/** What came of it: the promises, and the run that breaks them. */
import { useState } from "preact/hooks"
import { useSelection } from "../view/selection.ts"
import { Promises } from "./promises.tsx"
import { RunSoFar } from "./run-so-far.tsx"
import type { Situation } from "./situation.ts"
import { isBad, type Standing } from "./standing.ts"

interface Props {
  readonly situation: Situation
  /** The property that the game is about, by id, if it is about one. */
  readonly property: string | null
}

export const Outcome = ({ situation, property }: Props) => {
  const { standings, turns } = situation
  const [chosen, setChosen] = useState<string | null>(null)
  const [withSettling, setWithSettling] = useState(false)
  const selection = useSelection()
  const bad = standings.all.filter(({ kind }) => isBad(kind))
  const called = (id: string | null): Standing | undefined => bad.find((one) => one.property.id === id)
  const show = (event: number | null, seenIn: Standing["seenIn"]): void => {
    if (seenIn === "settled" && !standings.isSettled) setWithSettling(true)
    if (event !== null) selection.select(event)
    document.querySelector<HTMLElement>("#run")?.focus()
  }
  return (
    <div class="below">
      <Promises
        standings={standings}
        turns={turns}
        onEvent={show}
        onShow={(standing) => {
          setChosen(standing.property.id)
          show(null, standing.seenIn)
        }}
      />
      <RunSoFar
        standings={standings}
        about={called(chosen) ?? called(property) ?? bad[0] ?? null}
        withSettling={withSettling}
        onWithSettling={setWithSettling}
        selection={selection}
      />
    </div>
  )
}
