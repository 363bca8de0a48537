/** Streams that have stopped: a change that cannot be applied is tried again for ever, and is told once. */
import type { Happening } from "../../../model/replication/happening.ts"
import * as Dot from "../../../model/vocabulary/dot.ts"
import type { Step } from "../../../properties/history.ts"
import { linkInWords } from "../../../properties/words.ts"

type Stopped = Happening & { readonly kind: "stopped" }

/** The name of a change that is stopped on a link. */
export const stopOn = (from: number, to: number, dot: string): string => `${linkInWords(from, to)} ${dot}`

const nameOf = ({ from, at, dot }: Stopped): string => stopOn(from, at, Dot.show(dot))

/** Why each change that was stopped could not be applied, by its name; of one that was tried again, the latest reason. */
export const stopsIn = (steps: ReadonlyArray<Step>): ReadonlyMap<string, string> =>
  new Map(
    steps.flatMap(({ happened }) =>
      happened.flatMap((one) => (one.kind === "stopped" ? [[nameOf(one), one.why] as const] : [])),
    ),
  )

/** `true` when the happenings say nothing but that a stream is stopped of which that is known. */
export const onlyKnownStops = (
  happened: ReadonlyArray<Happening>,
  known: { readonly has: (name: string) => boolean },
): boolean => happened.every((one) => one.kind === "stopped" && known.has(nameOf(one)))
