/** The page of `verify`. */
import { start } from "../app/start.tsx"
import { RunPage } from "../run/run-page.tsx"

void start("run", ({ report, tests }) => <RunPage report={report} tests={tests} />)
