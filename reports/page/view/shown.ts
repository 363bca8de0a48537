/** What the view of a run needs of it: a counterexample has it all, and a run that was only told has enough. */
import type { Explained } from "../../report.ts"

export type Shown = Pick<
  Explained,
  "leaders" | "size" | "objects" | "events" | "end" | "seenAtEnd" | "quiet" | "harm" | "name"
> &
  Partial<Pick<Explained, "explanation" | "expected">>
