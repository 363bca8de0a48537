/**
 * The audit trail in a file: one event a line, as JSON.
 *
 * A line is handed to the system before the leader goes on, so a process that is killed loses none; a machine that
 * loses its power may lose the last ones, because nothing is synced. When a line cannot be written, the trail ends there
 * and the log says so; the leader goes on.
 */
import { closeSync, openSync, writeSync } from "node:fs"
import { Data, Effect, Layer } from "effect"
import { Audit, type AuditEvent } from "../audit.ts"

export class AuditUnwritable extends Data.TaggedError("AuditUnwritable")<{
  readonly path: string
  readonly cause: unknown
}> {
  override get message(): string {
    const reason = this.cause instanceof Error ? this.cause.message : String(this.cause)
    return `cannot write the audit trail ${this.path}: ${reason}. Check that its folder exists and can be written to.`
  }
}

const record = (path: string, file: number): ((event: AuditEvent) => void) => {
  let isBroken = false
  return (event) => {
    if (isBroken) return
    try {
      writeSync(file, `${JSON.stringify(event)}\n`)
    } catch (cause) {
      isBroken = true
      Effect.runFork(Effect.logError(`${new AuditUnwritable({ path, cause }).message} The trail ends here.`))
    }
  }
}

/** Appends to this file, which is created when it is not there. */
export const layer = (path: string): Layer.Layer<never, AuditUnwritable> =>
  Layer.effect(
    Audit,
    Effect.map(
      Effect.acquireRelease(
        Effect.try({
          try: () => openSync(path, "a"),
          catch: (cause) => new AuditUnwritable({ path, cause }),
        }),
        (file) => Effect.sync(() => closeSync(file)),
      ),
      (file) => ({ record: record(path, file) }),
    ),
  )
