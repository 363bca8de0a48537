import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const main = fileURLToPath(new URL("../main.ts", import.meta.url))

/** What `polyarchy cluster` prints when these lines are typed, without the lines that differ from run to run. */
const conversation = (...typed: ReadonlyArray<string>) =>
  new Promise<{ readonly code: number | null; readonly said: ReadonlyArray<string> }>((resolve) => {
    const child = spawn(
      process.execPath,
      ["--import", import.meta.resolve("tsx"), main, "cluster", "--leaders", "2"],
      { stdio: ["pipe", "pipe", "inherit"] },
    )
    let out = ""
    child.stdout.on("data", (text: Buffer) => void (out += text.toString()))
    child.on("close", (code) => {
      const [, said = ""] = out.split('"quit" stops them.\n')
      resolve({ code, said: said.trimEnd().split("\n") })
    })
    child.stdin.end(typed.map((line) => `${line}\n`).join(""))
  })

test(
  "polyarchy cluster answers what is typed: a read at another leader shows what was written, and a cut link hides it",
  { timeout: 60_000 },
  async () => {
    const { code, said } = await conversation(
      "put rows/x hello",
      "at B",
      "get rows/x",
      "cut A B",
      "session off",
      "at A",
      "put rows/x later",
      "at b",
      "get rows/x",
      "kill A",
      "at A",
      "get rows/x",
      "at D",
      "quit",
    )
    expect(said).toEqual([
      "done: write 1 of A",
      "You ask B.",
      '"hello"',
      "The links between A and B are cut.",
      "From now on a leader answers with what it has.",
      "You ask A.",
      "done: write 2 of A",
      "You ask B.",
      '"hello"',
      'A was killed; "start A" starts it again.',
      "You ask A.",
      "That leader does not answer.",
      'There is no leader "D": there are A, B.',
    ])
    expect(code).toBe(0)
  },
)
