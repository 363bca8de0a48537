/** `polyarchy play`: the playground, written as one HTML file. */
import { spawn } from "node:child_process"
import { stat } from "node:fs/promises"
import { basename, dirname, resolve } from "node:path"
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { nearest } from "../../properties/nearest.ts"
import { exampleCalled, examples } from "../page/playground/examples.ts"
import { pageOf } from "../page-of.ts"
import { shellWord } from "../text/shell.ts"
import { Mistake } from "./mistake.ts"
import { Output, say } from "./output.ts"
import { addFiles } from "./writing.ts"

/** Where the page is written when nobody says where. */
const usualFile = "polyarchy-playground.html"

const exampleNames = examples.map(({ name }) => name)

const flags = {
  out: Flag.String("out").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription(`Where the page is written (default ${usualFile})`),
    Flag.withDefault(usualFile),
  ),
  example: Flag.String("example").pipe(
    Flag.withMetavar("NAME"),
    Flag.withDescription(`Begin with a documented anomaly: ${exampleNames.join(", ")}`),
    Flag.optional,
  ),
  open: Flag.Boolean("open").pipe(
    Flag.withDescription("Open the page in the browser as well"),
    Flag.withDefault(false),
  ),
}

/** The example of a name, by that name; an unknown one is answered with the nearest. */
const chooseExample = (name: string): Effect.Effect<string, Mistake> => {
  if (exampleCalled(name) !== undefined) return Effect.succeed(name)
  const near = nearest(name, exampleNames)
  return Effect.fail(
    new Mistake({
      code: "unknown-example",
      place: "--example",
      problem: `there is no example ${JSON.stringify(name.slice(0, 80))}`,
      mend: `${near === null ? "" : `Did you mean ${JSON.stringify(near)}? `}\`polyarchy play --help\` names them all`,
    }),
  )
}

/** Says early that the page cannot be written over a directory. */
const checkFile = Effect.fn("checkFile")(function* (file: string) {
  const found = yield* Effect.promise(() => stat(file).catch(() => null))
  if (file === "" || found?.isDirectory() === true)
    return yield* new Mistake({
      code: "cannot-write",
      place: file === "" ? "--out" : file,
      problem: file === "" ? "it is empty" : "it is a directory, and a file is needed",
      mend: `Name a file with --out, such as ${usualFile}`,
    })
})

/** What opens a file in the browser. */
const opener: string =
  process.platform === "darwin" ? "open" : process.platform === "win32" ? "explorer" : "xdg-open"

/** Opens a file in the browser and does not wait for it; `false` where there is nothing that does. */
const opened = (file: string): Effect.Effect<boolean> =>
  Effect.callback((resume) => {
    const opening = spawn(opener, [resolve(file)], { detached: true, stdio: "ignore" })
    opening.once("error", () => resume(Effect.succeed(false)))
    opening.once("spawn", () => {
      opening.unref()
      resume(Effect.succeed(true))
    })
  })

export const play = Command.make("play", flags, ({ out, example, open }) =>
  Effect.gen(function* () {
    const { leave } = yield* Output
    const start = Option.isSome(example) ? yield* chooseExample(example.value) : null
    yield* checkFile(out)
    const text = yield* Effect.promise(() => pageOf({ view: "playground", start }))
    yield* addFiles(dirname(out), [{ path: basename(out), text }])
    yield* say(
      [
        out,
        open
          ? "One file with all in it."
          : `One file with all in it: open it in a browser, or run this again with --open.`,
      ],
      false,
    )
    if (open && !(yield* opened(out)))
      yield* say([`No browser was found to open it. Open ${shellWord(out)} yourself.`], false)
    yield* leave(0)
  }),
).pipe(
  Command.withDescription(
    "Write a page in which you play multi-leader replication by hand: write at leaders, hold and release messages, cut links, crash leaders, and watch which promises break. The model runs in the page; it needs no network. Exit code 0: it is written; 2: a mistake in the command.",
  ),
  Command.withShortDescription("A page to play multi-leader replication by hand"),
  Command.withExamples([
    { command: "polyarchy play --open", description: "Write the page and open it" },
    { command: "polyarchy play --example double-booking", description: "Begin with a documented anomaly" },
    { command: "polyarchy play --out talk/play.html", description: "Write it elsewhere" },
  ]),
)
