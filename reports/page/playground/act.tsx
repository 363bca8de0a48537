/** A button for something that may not be possible now: then it says why, to the eye, to the ear, and when it is pressed. */
import { type ComponentChildren, createContext } from "preact"
import { useContext } from "preact/hooks"

/** Told the reason when somebody presses what is not possible. */
export const Refusing = createContext<(why: string) => void>(() => undefined)

interface Props {
  /** Why it is not possible; `null` when it is. */
  readonly why: string | null
  readonly onAct: () => void
  readonly look?: "main" | "small"
  /** What it is about, for those who do not see where it stands. */
  readonly about?: string
  readonly children: ComponentChildren
}

export const Act = ({ why, onAct, look, about, children }: Props) => {
  const refuse = useContext(Refusing)
  return (
    <button
      type="button"
      class={`act${look === undefined ? "" : ` ${look}`}`}
      aria-disabled={why === null ? undefined : true}
      title={why === null ? undefined : `Not possible: ${why}`}
      onClick={() => (why === null ? onAct() : refuse(why))}
    >
      {children}
      {about === undefined ? null : <span class="vh"> {about}</span>}
      {why === null ? null : <span class="vh">, not possible: {why}</span>}
    </button>
  )
}
