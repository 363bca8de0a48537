/**
 * Continuations: how a run may go on after its first steps, if nothing fails from then on.
 *
 * What the last phase heals is healed at once: leaders restart, links are mended. The clients still ask what they ask in
 * the schedule, in its order; each of those links carries its messages in the order in which they were sent; and between the
 * links and the clients any order will do, until nothing is left. Then comes the fixed last phase; where messages still move
 * after more deliveries than any protocol that stops can need, that is the end, and it is not quiet. There is no further
 * loss, crash, cut, overtaking or jump of a clock, and a leader that has left stays away.
 */
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import { leadersOf } from "../../model/vocabulary/leader.ts"
import { evidenceOf } from "../evidence.ts"
import type { History, Step } from "../history.ts"
import { playOn } from "../play.ts"
import type { Property } from "../property.ts"
import type { Run, Subject } from "../subjects/subject.ts"

/** The question that is asked of every continuation: this history's subject, its property, and how the history began. */
export interface Asked {
  readonly subject: Subject
  readonly property: Property
  readonly history: History
}

/** A run in the state after the first steps, with healed what the last phase heals. */
export interface Begun {
  readonly run: Run
  /** The steps so far, with those that healed. */
  readonly steps: ReadonlyArray<Step>
  /** What the clients still ask, in order. */
  readonly writes: ReadonlyArray<Move>
  /** One move for each link: its next message arrives. */
  readonly deliveries: ReadonlyArray<Move>
  /** More moves than any protocol that stops can need; what goes round is stopped here. */
  readonly longest: number
}

/** Begins a run with the first `after` steps of the history; whoever asked for it closes it. */
export const begin = ({ subject, history }: Asked, after: number): Begun => {
  const { leaders, settlesFrom, core = leadersOf(leaders) } = history
  const run = subject.open(leaders)
  const steps = history.steps.slice(0, after)
  for (const { move } of steps) run.play(move)
  const links = (run.links?.() ?? subject.links(leaders)).filter(
    ({ from, to }) => core.includes(from) && core.includes(to),
  )
  const heal: ReadonlyArray<Move> = [
    ...core.map((at): Move => ({ kind: "restart", at })),
    ...links.map(({ from, to }): Move => ({ kind: "mend", from, to })),
  ]
  for (const move of heal) {
    const happened = run.play(move)
    if (happened.length > 0) steps.push({ move, happened })
  }
  const asked = history.steps.slice(0, settlesFrom).filter(({ move }) => move.kind === "write").length
  return {
    run,
    steps,
    writes: history.steps
      .slice(after, settlesFrom)
      .flatMap(({ move }) => (move.kind === "write" ? move : [])),
    deliveries: links.map(({ from, to }): Move => ({ kind: "deliver", from, to, ahead: 0 })),
    longest: (asked + 1) * links.length * (leaders + 1),
  }
}

/** `true` when a delivery moved something: a stream that is stopped stays where it is. */
export const moved = (happened: ReadonlyArray<Happening>): boolean =>
  happened.some(({ kind }) => kind !== "stopped")

/** `true` when the run, which is used up by this, breaks the property: once the last phase has completed it, or as it is where messages still move. */
export const fails = (
  asked: Asked,
  run: Run,
  steps: ReadonlyArray<Step>,
  still: "moving" | "at rest",
): boolean => {
  const { subject, property, history } = asked
  const { leaders, core } = history
  const healed = core === undefined ? {} : { core }
  const ended: History =
    still === "at rest"
      ? playOn(subject, run, steps, { leaders, moves: [], ...healed })
      : {
          subject: subject.name,
          leaders,
          steps,
          settlesFrom: steps.findLastIndex(({ move }) => move.kind !== "deliver") + 1,
          ...healed,
          quiet: false,
          final: leadersOf(leaders).map(run.view),
          divergence: run.divergence?.() ?? null,
        }
  return property.check(evidenceOf(ended)).violation !== null
}
