/** Time: back and forth in the schedule, undo and redo, and the moves that bring much at once. */
import { moveInWords } from "../../../properties/words.ts"
import { countOf } from "../../words.ts"
import { Act } from "./act.tsx"
import type { LinkOnBoard } from "./board.ts"
import type { Session } from "./game.ts"

interface Props {
  readonly session: Session
  readonly links: ReadonlyArray<LinkOnBoard>
  /** `true` when settling would change nothing. */
  readonly isSettled: boolean
  readonly onAt: (at: number) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onDeliverAll: () => void
  readonly onSettle: () => void
  readonly onRestart: () => void
}

export const Timeline = (props: Props) => {
  const { session, links, isSettled, onAt, onUndo, onRedo, onDeliverAll, onSettle, onRestart } = props
  const { game, past, future } = session
  const { at } = game
  const waiting = links.reduce((sum, link) => sum + link.waiting.length, 0)
  const isStuck = links.every((link) => link.waiting.length === 0 || link.waiting[0]?.stopped !== null)
  const { moves } = game.schedule
  const next = moves[at]
  const atStart = at === 0 ? "this is the start" : null
  const atEnd = next === undefined ? "this is the last move" : null
  return (
    <div class="timeline">
      <div class="big" role="group" aria-label="Messages">
        <Act
          why={waiting === 0 ? "nothing is on its way" : isStuck ? "what is next cannot be applied" : null}
          onAct={onDeliverAll}
        >
          Deliver all{waiting === 0 ? "" : ` (${waiting})`}
        </Act>
        <Act why={isSettled ? "everything has settled" : null} onAct={onSettle} look="main">
          Let everything settle
        </Act>
      </div>
      <div class="time" role="group" aria-label="Time">
        <Act why={atStart} onAct={() => onAt(0)} look="small">
          Start
        </Act>
        <Act why={atStart} onAct={() => onAt(at - 1)} look="small">
          Back
        </Act>
        <label>
          <span class="vh">Move</span>
          <input
            type="range"
            min="0"
            max={moves.length}
            step="1"
            value={at}
            aria-valuetext={`after move ${at} of ${moves.length}`}
            onInput={({ currentTarget }) => onAt(currentTarget.valueAsNumber)}
          />
        </label>
        <Act
          why={atEnd}
          onAct={() => onAt(at + 1)}
          look="small"
          about={next === undefined ? "" : moveInWords(next)}
        >
          Next
        </Act>
        <Act why={atEnd} onAct={() => onAt(moves.length)} look="small">
          End
        </Act>
        <span class="at">
          {at} of {countOf(moves.length, "move")}
        </span>
      </div>
      <div class="history" role="group" aria-label="Changes">
        <Act why={past.length === 0 ? "nothing was changed yet" : null} onAct={onUndo} look="small">
          Undo
        </Act>
        <Act why={future.length === 0 ? "nothing was undone" : null} onAct={onRedo} look="small">
          Redo
        </Act>
        <Act why={moves.length === 0 ? "nothing was played yet" : null} onAct={onRestart} look="small">
          Clear
        </Act>
      </div>
      {next === undefined ? null : (
        <p class="later">
          {countOf(moves.length - at, "move")} of the schedule still to come. Next: <q>{moveInWords(next)}</q>
          . If you do something else here, it takes the place of what was to come; Undo brings it back.
        </p>
      )}
    </div>
  )
}
