/**
 * Launching: one leader as a process of its own, from the sources or from the build, whichever this file is part of.
 *
 * A process that does not say that it listens within the time it has is killed, and what it wrote to standard error is told.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Data, Effect, type Scope } from "effect"

/** A leader did not come up, or ended by itself. */
export class LaunchFailed extends Data.TaggedError("LaunchFailed")<{
  readonly leader: number
  readonly problem: string
  readonly output: string
}> {
  override get message(): string {
    const output = this.output.trim()
    return `leader ${this.leader} ${this.problem}. It said: ${output === "" ? "nothing" : output}`
  }
}

export interface Running {
  readonly pid: number
  /** Where it answers. */
  readonly url: string
  readonly port: number
  readonly signal: (signal: NodeJS.Signals) => Effect.Effect<void>
  /** Waits until the process has ended; its exit code, or `null` after a signal. */
  readonly ended: Effect.Effect<number | null>
  readonly isRunning: () => boolean
  /** What it wrote to standard error. */
  readonly errors: () => string
}

const [extension] = /\.[jt]s$/.exec(import.meta.url) ?? [".js"]

/** A program beside this package's other files: TypeScript in a checkout, JavaScript in the build. */
export const program = (path: string): string =>
  fileURLToPath(new URL(`${path}${extension}`, import.meta.url))

export const leaderProgram = program("../../impl/server/main")

export interface Launch {
  readonly leader: number
  readonly program: string
  readonly arguments: ReadonlyArray<string>
  /** A folder in which Node keeps what it has compiled: starting takes half of the time then. */
  readonly compiled: string
}

/** How long a process has until it listens, which on a starved machine is long; and how much of what it says is kept. */
const patience = "120 seconds"
const mostOutput = 64 * 1024

const listens = /listens on (https?:\/\/[^\s"]+:(\d+))/

const ready = (launch: Launch, child: ChildProcess, output: { text: string }) =>
  Effect.callback<{ readonly url: string; readonly port: number }, LaunchFailed>((resume) => {
    const look = (): void => {
      const [, url, port] = listens.exec(output.text) ?? []
      if (url !== undefined) resume(Effect.succeed({ url, port: Number(port) }))
    }
    const fail = (problem: string) =>
      resume(Effect.fail(new LaunchFailed({ leader: launch.leader, problem, output: output.text })))
    child.stdout?.on("data", look)
    child.stderr?.on("data", look)
    child.once("exit", (code, signal) => fail(`ended before it listened (${signal ?? `exit code ${code}`})`))
    child.once("error", (error) => fail(`cannot be started (${error.message})`))
  }).pipe(
    Effect.timeoutOrElse({
      duration: patience,
      orElse: () =>
        Effect.fail(
          new LaunchFailed({
            leader: launch.leader,
            problem: `did not listen within ${patience}`,
            output: output.text,
          }),
        ),
    }),
  )

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

const ended = (child: ChildProcess): Effect.Effect<number | null> =>
  Effect.callback((resume) => {
    if (hasEnded(child)) resume(Effect.succeed(child.exitCode))
    else child.once("exit", (code) => resume(Effect.succeed(code)))
  })

/** Starts a leader and waits until it listens; it is killed when the scope closes. */
export const start = (launch: Launch): Effect.Effect<Running, LaunchFailed, Scope.Scope> =>
  Effect.gen(function* () {
    const output = { text: "" }
    let errors = ""
    const child = yield* Effect.acquireRelease(
      Effect.sync(() =>
        // Attached by its standard input, it ends when this process does, however that ends.
        spawn(process.execPath, [launch.program, ...launch.arguments, "--attached"], {
          stdio: ["pipe", "pipe", "pipe"],
          // In a group of its own: Ctrl-C is for the campaign, which ends it in order.
          detached: true,
          env: { ...process.env, NODE_COMPILE_CACHE: launch.compiled },
        }),
      ),
      (child) =>
        Effect.suspend(() => {
          if (child.pid === undefined || hasEnded(child)) return Effect.void
          child.kill("SIGKILL")
          return ended(child)
        }),
    )
    const keep = (data: Buffer): void => {
      output.text = (output.text + data.toString("utf8")).slice(-mostOutput)
    }
    child.stdout.on("data", keep)
    child.stderr.on("data", (data: Buffer) => {
      keep(data)
      errors = (errors + data.toString("utf8")).slice(-mostOutput)
    })
    const { url, port } = yield* ready(launch, child, output)
    return {
      pid: child.pid ?? 0,
      url,
      port,
      signal: (signal) => Effect.sync(() => void child.kill(signal)),
      ended: ended(child),
      isRunning: () => !hasEnded(child),
      errors: () => errors,
    }
  })
