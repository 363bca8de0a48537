/** The page of `replay`. */
import { start } from "../app/start.tsx"
import { ReplayPage } from "../story/replay-page.tsx"

void start("counterexample", ({ replay }) => <ReplayPage replay={replay} />)
