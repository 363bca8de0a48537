/** Where a command writes, and how it hears that it should stop: the terminal as a service, so that tests can be one. */
import { Context, Effect } from "effect"
import type { Style } from "../terminal/style.ts"

export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** How standard output is written to. */
  readonly style: Style
  /** How wide a line of progress may be; `null` where nothing can be redrawn, as in a log. */
  readonly redraw: number | null
  /** `true` once the user asked to stop. */
  readonly stopped: () => boolean
}

export class Output extends Context.Service<
  Output,
  {
    readonly terminal: Terminal
    /** What the process will exit with; the latest call counts. */
    readonly leave: (code: number) => Effect.Effect<void>
  }
>()("polyarchy/reports/commands/Output") {}

/** Writes lines: what is meant for people goes to standard error where standard output belongs to a machine. */
export const say = (lines: ReadonlyArray<string>, json: boolean): Effect.Effect<void, never, Output> =>
  Effect.gen(function* () {
    const { terminal } = yield* Output
    if (lines.length === 0) return
    const text = `${lines.join("\n")}\n`
    if (json) terminal.err(text)
    else terminal.out(text)
  })

/** Writes for a machine. */
export const emit = (text: string): Effect.Effect<void, never, Output> =>
  Effect.gen(function* () {
    const { terminal } = yield* Output
    terminal.out(text)
  })
