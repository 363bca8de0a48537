/** The moves of the schedule as a list that can be edited: by buttons, by keys, and by dragging. */
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks"
import type { Move } from "../../../model/replication/move.ts"
import { type Edit, editInWords } from "../engine/editing.ts"
import { designOf, type Played } from "../engine/playing.ts"
import { whyNoEffect } from "../engine/standing.ts"
import { countOf } from "../../words.ts"
import type { Selection } from "../view/selection.ts"
import { useDrag } from "./dragging.ts"
import { Row } from "./row.tsx"
import { shownRows } from "./shown-rows.ts"
import { type Trial, tried } from "./trial.ts"

interface Props {
  readonly trial: Trial
  readonly played: Played
  readonly selection: Selection
  /** The row whose choices are open. */
  readonly open: number | null
  readonly setOpen: (row: number | null) => void
  /** `part` names what is still being edited, such as a word that is typed. */
  readonly onTry: (trial: Trial, says: string, part: string | null) => void
  /** Somebody wants to put a move in before the one at this index. */
  readonly onInsert: (index: number) => void
}

/** `true` for a move that does not say by itself what it is about. */
const isOfMessage = ({ kind }: Move): boolean => kind === "deliver" || kind === "duplicate" || kind === "lose"

interface Focus {
  readonly row: number
  readonly control: string
}

export const Moves = ({ trial, played, selection, open, setOpen, onTry, onInsert }: Props) => {
  const { rules, schedule, rows } = trial
  const { moves, leaders } = schedule
  const list = useRef<HTMLOListElement>(null)
  const focus = useRef<Focus | null>(null)
  const [page, setPage] = useState(0)
  const shown = shownRows(moves.length, page)
  const isPlayed = played.schedule === schedule && played.rules === rules
  const whys = useMemo(() => (isPlayed ? whyNoEffect(rules, schedule) : []), [isPlayed, rules, schedule])
  const isStream = useMemo(() => designOf(rules).delivery.stream, [rules])
  const around = useMemo(() => ({ leaders, links: played.subject.links(leaders) }), [played.subject, leaders])

  // The browser may lose the focus when a row is moved in the document: it goes back to where it was.
  useLayoutEffect(() => {
    const wanted = focus.current
    focus.current = null
    if (wanted === null) return
    list.current
      ?.querySelector<HTMLElement>(`[data-row="${wanted.row}"] [data-control="${wanted.control}"]`)
      ?.focus()
  })

  const attempt = (edit: Edit, control: string): void => {
    const next = tried(trial, edit)
    if (next === trial) return
    if (control !== "") {
      const place =
        edit.kind === "shift" ? edit.to : "at" in edit ? Math.min(edit.at, next.rows.length - 1) : 0
      const row = next.rows[place]
      if (row !== undefined) focus.current = { row, control }
      setPage(shownRows(next.rows.length, 0).pageOf(Math.max(0, place)))
    }
    const part = edit.kind === "change" ? `row ${rows[edit.at] ?? ""}` : null
    onTry(next, editInWords(schedule, edit), part)
  }
  const { drag, grab } = useDrag(
    () => [...(list.current?.children ?? [])],
    (from, to) => attempt({ kind: "shift", from: from + shown.from, to: to + shown.from }, "open"),
  )

  return (
    <>
      {moves.length === 0 ? <p class="soft">No move is left. Add one below.</p> : null}
      <ol class="trial-moves" ref={list} aria-label="Moves of the schedule" start={shown.from + 1}>
        {moves.slice(shown.from, shown.to).map((move, place) => {
          const index = shown.from + place
          const row = rows[index] ?? -1 - index
          const step = isPlayed ? (played.steps[index] ?? null) : null
          const event = step === null ? undefined : played.told.events.find((one) => one.step === step)
          const says = isOfMessage(move) ? (event?.text ?? "") : ""
          return (
            <Row
              key={row}
              move={move}
              row={row}
              index={index}
              count={moves.length}
              around={around}
              isStream={isStream}
              why={whys[index] ?? null}
              did={says}
              event={event?.number ?? null}
              isSelected={event !== undefined && selection.event === event.number}
              isOpen={open === row}
              drop={
                drag === null || drag.gap === drag.from || drag.gap === drag.from + 1
                  ? null
                  : drag.gap === place
                    ? "above"
                    : drag.gap === place + 1 && place === shown.to - shown.from - 1
                      ? "below"
                      : null
              }
              isDragged={drag?.from === place}
              onSelect={() => selection.select(event?.number ?? null)}
              onOpen={() => setOpen(open === row ? null : row)}
              onInsert={() => onInsert(index)}
              onEdit={attempt}
              onGrab={(grabbed) => grab(grabbed, place)}
            />
          )
        })}
      </ol>
      {shown.pages === 1 ? null : (
        <nav class="trial-pages" aria-label="Pages of the list">
          <button
            type="button"
            class="button"
            disabled={shown.page === 0}
            onClick={() => setPage(shown.page - 1)}
          >
            Earlier
          </button>
          <span>
            Moves {shown.from + 1} to {shown.to} of {countOf(moves.length, "move").replace(/ .*/, "")}
          </span>
          <button
            type="button"
            class="button"
            disabled={shown.page === shown.pages - 1}
            onClick={() => setPage(shown.page + 1)}
          >
            Later
          </button>
        </nav>
      )}
    </>
  )
}
