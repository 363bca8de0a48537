/** One move of the schedule, with what can be done to it. */
import { useId } from "preact/hooks"
import type { Move } from "../../../model/replication/move.ts"
import { moveInWords } from "../../../properties/words.ts"
import { type Edit, fieldsOf, repeatOf } from "../engine/editing.ts"
import type { Surroundings } from "../engine/fields.ts"
import { FieldInput } from "./field-input.tsx"
import { Icon } from "./icon.tsx"

interface Props {
  readonly move: Move
  /** Its number in the page, which it keeps while it is edited. */
  readonly row: number
  readonly index: number
  readonly count: number
  readonly around: Surroundings
  /** `true` where messages can neither be overtaken nor arrive twice. */
  readonly isStream: boolean
  /** Why it has no effect; `null` where it has one. */
  readonly why: string | null
  /** What it did, where the move does not say it; empty otherwise. */
  readonly did: string
  /** The event that it left; `null` where it left none. */
  readonly event: number | null
  readonly isSelected: boolean
  readonly isOpen: boolean
  /** Where the pointer would drop a row: above this one, below it, or neither. */
  readonly drop: "above" | "below" | null
  readonly isDragged: boolean
  readonly onSelect: () => void
  readonly onOpen: () => void
  readonly onInsert: () => void
  readonly onEdit: (edit: Edit, control: string) => void
  readonly onGrab: (event: PointerEvent) => void
}

export const Row = (props: Props) => {
  const { move, row, index, count, around, isStream, why, did, event, isSelected, isOpen, drop, isDragged } =
    props
  const { onSelect, onOpen, onInsert, onEdit, onGrab } = props
  const words = moveInWords(move)
  const fields = useId()
  const again = repeatOf(move)
  const whyNotTwice =
    again === null
      ? "it cannot be done twice in a row"
      : again.kind === "duplicate" && isStream
        ? "its link is a stream, on which nothing arrives twice"
        : null
  const classes = [
    "trial-move",
    ...(why === null ? [] : ["trial-idle"]),
    ...(isSelected ? ["trial-selected"] : []),
    ...(drop === null ? [] : [`trial-drop-${drop}`]),
    ...(isDragged ? ["trial-dragged"] : []),
  ]
  return (
    <li class={classes.join(" ")} data-row={row}>
      <span class="trial-grip" aria-hidden="true" title="Drag to another place" onPointerDown={onGrab}>
        <Icon name="grip" />
      </span>
      <span class="trial-number">{index + 1}</span>
      <div class="trial-what">
        <button
          type="button"
          class="trial-open"
          data-control="open"
          aria-expanded={isOpen}
          aria-controls={fields}
          onClick={onOpen}
        >
          {words}
          <span class="vh">: change it</span>
        </button>
        {why === null ? (
          <span class="trial-did">
            {did === "" ? "" : `${did} `}
            {event === null ? null : (
              <button type="button" class="trial-event" aria-pressed={isSelected} onClick={onSelect}>
                event {event}
              </button>
            )}
          </span>
        ) : (
          <span class="trial-did">No effect here: {why}</span>
        )}
      </div>
      <div class="trial-tools" role="group" aria-label={`Move ${index + 1}: ${words}`}>
        <Tool
          name="up"
          says="Up"
          why={index === 0 ? "it is the first" : null}
          onAct={() => onEdit({ kind: "shift", from: index, to: index - 1 }, "up")}
        />
        <Tool
          name="down"
          says="Down"
          why={index === count - 1 ? "it is the last" : null}
          onAct={() => onEdit({ kind: "shift", from: index, to: index + 1 }, "down")}
        />
        <Tool
          name="twice"
          says="Twice"
          why={whyNotTwice}
          onAct={() => onEdit({ kind: "repeat", at: index }, "twice")}
        />
        <Tool name="add" says="Put a move in before it" why={null} onAct={onInsert} />
        <Tool
          name="remove"
          says="Remove"
          why={null}
          onAct={() => onEdit({ kind: "remove", at: index }, "remove")}
        />
      </div>
      <div class="trial-fields" id={fields} hidden={!isOpen}>
        {isOpen
          ? fieldsOf(move, around).map((field) => (
              <FieldInput
                key={field.name}
                field={field}
                onMade={(made) => onEdit({ kind: "change", at: index, move: made }, "")}
              />
            ))
          : null}
      </div>
    </li>
  )
}

interface ToolProps {
  readonly name: "up" | "down" | "twice" | "add" | "remove"
  readonly says: string
  /** Why it is not possible; `null` when it is. The button can be reached all the same, so that the focus is not lost on it. */
  readonly why: string | null
  readonly onAct: () => void
}

const Tool = ({ name, says, why, onAct }: ToolProps) => (
  <button
    type="button"
    class="trial-tool"
    data-control={name}
    title={why === null ? says : `${says}: ${why}`}
    aria-label={why === null ? says : `${says}: ${why}`}
    aria-disabled={why !== null}
    onClick={why === null ? onAct : undefined}
  >
    <Icon name={name} />
  </button>
)
