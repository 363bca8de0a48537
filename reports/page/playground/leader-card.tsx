/** One leader: what it shows, what a client can ask it for, what is on its way to it, and how it can be broken. */
import type { Move } from "../../../model/replication/move.ts"
import { leaderName } from "../../../model/vocabulary/leader.ts"
import { shownInWords } from "../../../properties/words.ts"
import { countOf } from "../../words.ts"
import { Swatch } from "../view/values.tsx"
import { whyNot } from "../engine/standing.ts"
import { Act } from "./act.tsx"
import type { Board, LeaderOnBoard } from "./board.ts"
import { Arrivals } from "./arrivals.tsx"
import { Faults } from "./faults.tsx"
import type { LookOf } from "./looks.ts"
import { WriteForm } from "./write-form.tsx"
import type { WriteForm as Form } from "./writes.ts"

interface Props {
  readonly leader: LeaderOnBoard
  readonly board: Board
  readonly lookOf: LookOf
  /** The objects that the last move changed there, each as `family key`. */
  readonly fresh: ReadonlySet<string>
  readonly form: Form
  readonly onForm: (form: Form) => void
  readonly onWrite: () => void
  readonly act: (move: Move) => void
}

const states: Readonly<Record<LeaderOnBoard["state"], string>> = {
  up: "up",
  down: "down",
  left: "has left",
}

/** `3 ticks ahead`, `on time`. */
const clockInWords = ({ clock, ahead }: LeaderOnBoard): string =>
  ahead === 0
    ? `clock ${clock}`
    : `clock ${clock}, ${countOf(Math.abs(ahead), "tick")} ${ahead > 0 ? "ahead" : "behind"}`

export const LeaderCard = ({ leader, board, lookOf, fresh, form, onForm, onWrite, act }: Props) => {
  const name = leaderName(leader.id)
  return (
    <section class={`leader ${leader.state}`} aria-labelledby={`leader-${name}`}>
      <header>
        <h3 id={`leader-${name}`} tabIndex={-1}>
          <span class="vh">Leader </span>
          {name}
        </h3>
        <span class={`badge ${leader.state}`}>{states[leader.state]}</span>
        <Back leader={leader} board={board} act={act} />
        <span class="clock">{clockInWords(leader)}</span>
      </header>
      <Shows leader={leader} lookOf={lookOf} fresh={fresh} />
      <WriteForm
        leader={leader.id}
        families={board.design.families}
        form={form}
        onForm={onForm}
        onWrite={onWrite}
      />
      <Arrivals leader={leader} board={board} act={act} />
      <Faults leader={leader} board={board} act={act} />
    </section>
  )
}

/** The way back for a leader that is down or has left. */
const Back = ({ leader: { id, state }, board, act }: Pick<Props, "leader" | "board" | "act">) => {
  if (state === "up") return null
  const move: Move = { kind: state === "down" ? "restart" : "join", at: id }
  return (
    <Act why={whyNot(board, move)} onAct={() => act(move)} look="small" about={leaderName(id)}>
      {state === "down" ? "Restart" : "Join again"}
    </Act>
  )
}

const Shows = ({ leader, lookOf, fresh }: Pick<Props, "leader" | "lookOf" | "fresh">) =>
  leader.shows.length === 0 ? (
    <p class="shows none">Nothing yet.</p>
  ) : (
    <dl class="shows">
      {leader.shows.map(({ family, key, shows }) => {
        const isFresh = fresh.has(`${family} ${key}`)
        return (
          <div key={`${family} ${key}`} class={isFresh ? "fresh" : undefined}>
            <dt>
              {key}
              {family === "row" ? null : <small> {family}</small>}
            </dt>
            <dd>
              <Swatch look={lookOf(family, key, shows)} />
              {shownInWords(shows)}
              {isFresh ? <span class="vh"> (changed just now)</span> : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
