/** Opening what an address names, or a file: another game, or a message that says why not. */
import { useEffect } from "preact/hooks"
import { nearest } from "../../../properties/nearest.ts"
import { unpackedRun } from "../engine/link.ts"
import { exampleCalled, examples } from "./examples.ts"
import { type Game, gameOf, mostMoves, openedGame } from "./game.ts"
import { mostBytes, openedFrom } from "./opening.ts"

interface Opening {
  /** What stands behind `#` in the address. */
  readonly hash: string
  readonly game: Game
  readonly open: (game: Game) => void
  readonly say: (words: string) => void
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The game that an address names; `null` when it names none. Rejects with what is wrong with it. */
export const gameAt = async (hash: string): Promise<Game | null> => {
  if (hash.startsWith("example/")) {
    const name = hash.slice("example/".length)
    const example = exampleCalled(name)
    if (example !== undefined) return gameOf(example)
    const near = nearest(
      name,
      examples.map((one) => one.name),
    )
    throw new Error(
      `There is no example “${name.slice(0, 60)}”.${near === null ? " They are all listed below." : ` Did you mean “${near}”?`}`,
    )
  }
  if (!hash.startsWith("play=")) return null
  const { rules, property, schedule } = await unpackedRun(hash.slice("play=".length))
  if (schedule.moves.length > mostMoves)
    throw new Error(
      `The link holds ${schedule.moves.length} moves, and the playground plays ${mostMoves} at most.`,
    )
  return openedGame(rules, schedule, property)
}

export const useOpening = ({ hash, game, open, say }: Opening) => {
  useEffect(() => {
    let isWanted = true
    const follow = async (): Promise<void> => {
      const found = await gameAt(hash)
      if (isWanted && found !== null) open(found)
    }
    follow().catch((error: unknown) => say(wordsOf(error)))
    return () => {
      isWanted = false
    }
  }, [hash])
  const read = async (file: File): Promise<void> => {
    if (file.size > mostBytes) throw new Error(`${file.name} is larger than 16 MiB.`)
    const { game: opened, said } = openedFrom(await file.text(), game)
    open(opened)
    say(`${file.name} is open.${said === "" ? "" : ` ${said}`}`)
  }
  return {
    openFile: (file: File): void => void read(file).catch((error: unknown) => say(wordsOf(error))),
  }
}
