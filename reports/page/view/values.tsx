/** What a leader shows of an object, with the swatch of its value; beside the diagram, the same colour and pattern. */
import type { Held } from "../../moments.ts"
import { shortened } from "../../text/shortened.ts"
import { type Look, lookClass } from "./looks.ts"
import { mostInCell, named, type Run } from "./run.ts"

export const Swatch = ({ look }: { readonly look: Look }) => (
  <i class={`swatch ${lookClass(look)}`} aria-hidden="true" />
)

interface Props {
  readonly run: Run
  readonly object: number
  readonly held: Held
  /** Drawn quietly: nothing changed. */
  readonly same?: boolean
  /** The whole value, however long; else what there is room for, and the whole when pointed at. */
  readonly whole?: boolean
}

/** A swatch and the value; where there are several objects, with the key. */
export const Value = ({ run, object, held, same = false, whole = false }: Props) => {
  const shown = named(run, object, held)
  const short = whole ? shown : shortened(shown, mostInCell)
  return (
    <span class={same ? "value same" : "value"} title={short === shown ? undefined : shown}>
      <Swatch look={run.look(object, held)} />
      {short}
    </span>
  )
}
