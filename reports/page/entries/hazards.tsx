/** The page of `matrix`. */
import { start } from "../app/start.tsx"
import { HazardsPage } from "../run/hazards-page.tsx"

void start("hazards", ({ hazards, scope, tests }) => (
  <HazardsPage hazards={hazards} scope={scope} tests={tests} />
))
