/** One choice of a move as an input. What cannot be taken is said beside it, and the move stays as it was. */
import type { TargetedEvent } from "preact"
import { useId, useState } from "preact/hooks"
import type { Move } from "../../../model/replication/move.ts"
import type { Field } from "../engine/editing.ts"
import { sentence } from "../../words.ts"

interface Props {
  readonly field: Field
  readonly onMade: (move: Move) => void
}

export const FieldInput = ({ field, onMade }: Props) => {
  switch (field.kind) {
    case "choice":
      return (
        <label class="field">
          <span>{sentence(field.name)}</span>
          <select value={field.now} onChange={(event) => onMade(field.made(event.currentTarget.value))}>
            {field.options.map((option) => (
              <option key={option} value={option}>
                {option}
              </option>
            ))}
          </select>
        </label>
      )
    case "number":
      return (
        <Typed
          name={field.name}
          now={String(field.now)}
          type="number"
          bad={`a whole number from ${field.least.toLocaleString("en-US")} to ${field.most.toLocaleString("en-US")}`}
          take={(text) => {
            const number = Number(text)
            if (
              text.trim() === "" ||
              !Number.isInteger(number) ||
              number < field.least ||
              number > field.most
            )
              return false
            onMade(field.made(number))
            return true
          }}
        />
      )
    case "text":
      return (
        <Typed
          name={field.name}
          now={field.now}
          type="text"
          bad={`1 to ${field.most} characters`}
          take={(text) => {
            if (text === "" || text.length > field.most) return false
            onMade(field.made(text))
            return true
          }}
        />
      )
  }
}

interface TypedProps {
  readonly name: string
  readonly now: string
  readonly type: "number" | "text"
  /** What it must be. */
  readonly bad: string
  /** Takes what was typed; `false` where it cannot be used. */
  readonly take: (text: string) => boolean
}

/** An input in which one can type what is not yet right: it is taken as soon as it is. */
const Typed = ({ name, now, type, bad, take }: TypedProps) => {
  // What was typed, and of which value; when that becomes another by itself, as after an undo, it is shown instead.
  const [typed, setTyped] = useState({ text: now, of: now, isBad: false })
  const { text, isBad } = typed.of === now ? typed : { text: now, isBad: false }
  const hint = useId()
  const typing = {
    value: text,
    "aria-invalid": isBad,
    "aria-describedby": isBad ? hint : undefined,
    onInput: ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
      const { value } = currentTarget
      const isTaken = take(value)
      setTyped({ text: value, of: isTaken ? value : now, isBad: !isTaken })
    },
  }
  return (
    <label class="field">
      <span>{sentence(name)}</span>
      {type === "number" ? <input type="number" step={1} {...typing} /> : <input type="text" {...typing} />}
      {isBad ? (
        <em id={hint} role="alert">
          Use {bad}
        </em>
      ) : null}
    </label>
  )
}
