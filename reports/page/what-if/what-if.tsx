/** What if: the schedule of a counterexample to be edited, played at once under these rules or others. */
import { useMemo, useState } from "preact/hooks"
import { decodeSchedule } from "../../../properties/schedule/codec.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import type { Explained } from "../../report.ts"
import { propertyCalled } from "../engine/playing.ts"
import { countOf } from "../../words.ts"
import { mostUnasked } from "./use-trial.ts"
import { Workbench } from "./workbench.tsx"
import "./what-if.css"

/** The schedule of a counterexample; `null` where it has none that a page can play, as what real processes did. */
const scheduleOf = (one: Explained): Schedule | null => {
  try {
    return decodeSchedule(one.schedule)
  } catch {
    return null
  }
}

export const WhatIf = ({ one }: { readonly one: Explained }) => {
  const schedule = useMemo(() => scheduleOf(one), [one])
  const [isAsked, ask] = useState(false)
  if (schedule === null || propertyCalled(one.property) === null)
    return (
      <p class="soft">
        What was found here is no schedule of moves, so that it cannot be played in the page.
      </p>
    )
  const { length } = schedule.moves
  // A page opens at once, however long its schedule is.
  return length <= mostUnasked || isAsked ? (
    <Workbench key={one.name} one={one} schedule={schedule} />
  ) : (
    <div class="what-if">
      <button type="button" class="button" onClick={() => ask(true)}>
        Play its {countOf(length, "move")} here
      </button>
    </div>
  )
}
