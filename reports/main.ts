/**
 * The program `polyarchy`: importing this file runs it with the arguments of the process.
 *
 * The first Ctrl-C asks the command to stop and report what it has; the second ends it at once.
 */
import { runCli } from "./commands/cli.ts"
import { terminalOf } from "./commands/terminal-of.ts"

let stopped = false

process.on("SIGINT", () => {
  if (stopped) process.exit(130)
  stopped = true
  process.stderr.write("\nStopping; press Ctrl-C again to end at once.\n")
})

// A reader that has seen enough, such as `head`, closes the pipe. That is not an error of ours.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error
    process.exit(process.exitCode ?? 0)
  })

process.exitCode = await runCli(
  process.argv.slice(2),
  terminalOf(process, () => stopped),
)
