/** The terminal of a process: what it can show is read from its environment. */
import type { Style } from "../terminal/style.ts"
import type { Terminal } from "./output.ts"

interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly write: (text: string) => unknown
}

export interface Surroundings {
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
}

/** Reports are made for 80 columns; a wider terminal does not make them easier to read. */
const widest = 80
const narrowest = 60

export const terminalOf = (
  { stdout, stderr, env, platform }: Surroundings,
  stopped: () => boolean,
): Terminal => ({
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(text),
  style: styleOf({ stdout, env, platform }),
  redraw: stderr.isTTY === true && env["TERM"] !== "dumb" ? columnsOf(stderr) : null,
  stopped,
})

/** A terminal that does not know its width says 0. */
const columnsOf = ({ columns }: Stream): number => (columns === undefined || columns < 1 ? widest : columns)

/** The first of the locale's variables that is set says which characters there are; Windows has them all. */
const hasUnicode = ({ env, platform }: Pick<Surroundings, "env" | "platform">): boolean => {
  if (platform === "win32") return true
  const locale = [env["LC_ALL"], env["LC_CTYPE"], env["LANG"]].find(
    (value) => value !== undefined && value !== "",
  )
  return locale === undefined ? platform === "darwin" : /utf-?8/i.test(locale)
}

const styleOf = ({ stdout, env, platform }: Pick<Surroundings, "stdout" | "env" | "platform">): Style => {
  const forced = env["FORCE_COLOR"]
  const plain = (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb"
  return {
    width: Math.max(narrowest, Math.min(widest, columnsOf(stdout))),
    unicode: hasUnicode({ env, platform }),
    colours: forced !== undefined && forced !== "" ? forced !== "0" : stdout.isTTY === true && !plain,
  }
}
