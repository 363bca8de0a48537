/** What `matrix` found, as a page. */
import { useMemo } from "preact/hooks"
import type { TestsOfTests } from "../data.ts"
import type { HazardMatrix } from "../../hazard-report.ts"
import { Command } from "./command.tsx"
import { headlineOfSearch } from "./headline.ts"
import { judgedBySearch } from "./judged.ts"
import { Views } from "./views.tsx"

interface Props {
  readonly hazards: HazardMatrix
  readonly scope: string
  readonly tests: TestsOfTests
}

export const HazardsPage = ({ hazards, scope, tests }: Props) => {
  const judged = useMemo(() => judgedBySearch(hazards), [hazards])
  return (
    <Views judged={judged} headline={headlineOfSearch(hazards)} statistics={null} moves={0} tests={tests}>
      <p>
        The designs are the documented rules of the systems, not the products. A promise that breaks links to
        a minimal schedule under the mildest circumstance that breaks it.
      </p>
      <p class="soft">{scope}</p>
      <Command command={hazards.command} what="This matrix again" />
    </Views>
  )
}
