/** The session of the page: what is played, what is said of it, and the ways to change it. */
import { useCallback, useMemo, useState } from "preact/hooks"
import { useTelling } from "../app/live.tsx"
import { changed, type Game, type Session, sessionOf } from "./game.ts"
import { type Situation, situationOf } from "./situation.ts"

export interface Playing {
  readonly session: Session
  readonly situation: Situation
  /** What was said last and is no news of the game: a refusal, trouble with a file; `null` once something is done. */
  readonly notice: string | null
  /** Says something to the eye and to the ear. */
  readonly say: (words: string) => void
  readonly update: (next: (session: Session) => Session) => void
  /** Opens another game, which can be undone, and leads to what is said of it. */
  readonly open: (game: Game) => void
  /** How many games were opened. */
  readonly opened: number
}

export const useSession = (first: () => Game): Playing => {
  const tell = useTelling()
  const [session, setSession] = useState<Session>(() => sessionOf(first()))
  const [notice, setNotice] = useState<string | null>(null)
  const [opened, setOpened] = useState(0)
  const { game } = session
  const situation = useMemo(() => situationOf(game), [game])
  const say = useCallback(
    (words: string) => {
      setNotice(words)
      tell(words)
    },
    [tell],
  )
  const update = useCallback((next: (session: Session) => Session) => {
    setNotice(null)
    setSession(next)
  }, [])
  const open = useCallback(
    (next: Game) => {
      update((before) => changed(before, next))
      setOpened((count) => count + 1)
      requestAnimationFrame(() => document.querySelector<HTMLElement>("#hint")?.focus())
    },
    [update],
  )
  return { session, situation, notice, say, update, open, opened }
}
