/** What every leader shows at one moment, in a line: its name, and each value with its swatch. */
import { leaderName } from "../../../model/vocabulary/leader.ts"
import type { Held, LeaderMoment, TrackedObject } from "../../moments.ts"
import { shortened } from "../../text/shortened.ts"
import { heldInWords } from "../../words.ts"
import type { LookOf } from "../view/looks.ts"
import { Swatch } from "../view/values.tsx"

/** The most characters of a value in a line. */
const most = 32

interface ShowingProps {
  readonly look: LookOf
  readonly object: number
  readonly held: Held
  /** What is said before the value, where there are several objects. */
  readonly name?: string
}

/** One value with its swatch. */
export const Showing = ({ look, object, held, name = "" }: ShowingProps) => (
  <span class="showing">
    <Swatch look={look(object, held)} />
    {name === "" ? "" : `${name}: `}
    {shortened(heldInWords(held), most)}
  </span>
)

interface ShowsProps {
  readonly holds: ReadonlyArray<Held>
  readonly objects: ReadonlyArray<TrackedObject>
  readonly look: LookOf
}

/** What one leader shows; where there are several objects, of those that it heard of. */
export const Shows = ({ holds, objects, look }: ShowsProps) => {
  if (objects.length === 0) return <>up</>
  const heard = objects.flatMap((tracked, object) => {
    const held = holds[object] ?? "unheard"
    return held === "unheard" && objects.length > 1 ? [] : [{ ...tracked, object, held }]
  })
  if (heard.length === 0) return <>–</>
  return (
    <>
      {heard.map(({ family, key, object, held }) => (
        <Showing
          key={`${family} ${key}`}
          look={look}
          object={object}
          held={held}
          name={objects.length === 1 ? "" : key}
        />
      ))}
    </>
  )
}

interface Props {
  readonly leaders: ReadonlyArray<LeaderMoment>
  readonly objects: ReadonlyArray<TrackedObject>
  readonly look: LookOf
}

export const States = ({ leaders, objects, look }: Props) => (
  <span class="leader-states">
    {leaders.map(({ up, holds }, leader) => (
      <span key={leaderName(leader)}>
        <b>{leaderName(leader)}</b> {up ? <Shows holds={holds} objects={objects} look={look} /> : "down"}
      </span>
    ))}
  </span>
)
