/** How good the tests are: which promise finds which seeded bug, and which strategy finds them soonest. */
import type { TestsOfTests } from "../data.ts"
import type { Judged } from "./judged.ts"
import { KillTable } from "./kill-table.tsx"
import { LeagueTable } from "./league-table.tsx"

export const TestsPage = ({ tests, judged }: { readonly tests: TestsOfTests; readonly judged: Judged }) => (
  <div class="tests">
    <h1>Tests of the tests</h1>
    <p class="lead">
      A test that finds nothing says something only if it would find a bug. These are recorded figures of bugs
      that were planted on purpose, not figures of this run.
    </p>
    {tests.kills.rows.length === 0 ? null : <KillTable kills={tests.kills} judged={judged} />}
    {tests.league.rows.length === 0 ? null : <LeagueTable league={tests.league} />}
  </div>
)
