/** The playground: the model, to be played by hand. */
import { useEffect, useRef } from "preact/hooks"
import type { Move } from "../../../model/replication/move.ts"
import { countOf } from "../../words.ts"
import { useHash } from "../app/hash.ts"
import { useTelling } from "../app/live.tsx"
import { Refusing } from "./act.tsx"
import { deliveriesOf } from "./delivering.ts"
import { type Example, exampleCalled } from "./examples.ts"
import { useFocusKept } from "./focus.ts"
import { useForms } from "./forms.ts"
import {
  acted,
  changed,
  freshGame,
  type Game,
  gameOf,
  movedTo,
  playedOf,
  redone,
  undone,
  withLeaders,
  withRules,
} from "./game.ts"
import { Gallery } from "./gallery.tsx"
import { ExampleGuide, Hint } from "./guide.tsx"
import { Leaders } from "./leaders.tsx"
import { Outcome } from "./outcome.tsx"
import { Setup } from "./setup.tsx"
import { settlingOf } from "./settling.ts"
import { Share } from "./share.tsx"
import { happenedInWords, turnsInWords } from "./situation.ts"
import { Timeline } from "./timeline.tsx"
import { useOpening } from "./use-opening.ts"
import { useSession } from "./use-session.ts"
import { formReason, writeOf } from "./writes.ts"
import "./playground.css"

/** What is played when nobody chose: a well-known system, in which the first conflict is two writes away. */
const first: Game = freshGame({ kind: "design", name: "postgresql-18" }, 2)

const startingGame = (start: string | null): Game => {
  const example = exampleCalled(start ?? "")
  return example === undefined ? first : gameOf(example)
}

export const Playground = ({ start }: { readonly start: string | null }) => {
  const { session, situation, notice, say, update, open, opened } = useSession(() => startingGame(start))
  const { game } = session
  const { standings, board } = situation
  const { subject } = standings.settled
  const forms = useForms(board.design.families)
  const { openFile } = useOpening({ hash: useHash(), game, open, say })
  const beforeAction = useFocusKept(situation)
  const news = [happenedInWords(situation), turnsInWords(situation.turns)]
    .filter((part) => part !== "")
    .join(" ")
  useNews(news)

  const refuse = (why: string): void => say(`Not possible: ${why}.`)
  const act = (...moves: ReadonlyArray<Move>): void => {
    beforeAction()
    update((before) => acted(before, moves))
  }
  const write = (leader: number): void => {
    const form = forms.of(leader)
    const why = formReason(form)
    if (why !== null) return refuse(why)
    act({ kind: "write", at: leader, after: form.atOnce ? 0 : 1, write: writeOf(form) })
    return forms.written(leader)
  }
  const settle = (): void => {
    if (standings.isSettled) return refuse("everything has settled")
    const { moves, ends } = settlingOf(game.rules, playedOf(game))
    act(...moves)
    if (!ends) say(`Messages would go round for ever: these are the first ${moves.length} moves of that.`)
    return undefined
  }
  const openExample = (example: Example): void => {
    history.pushState(null, "", `#example/${example.name}`)
    open(gameOf(example))
  }
  const change = (next: (game: Game) => Game): void => update((before) => changed(before, next(before.game)))
  const at = (place: number): void => update((before) => movedTo(before, place))
  const example = exampleCalled(game.example ?? "")
  return (
    <Refusing.Provider value={refuse}>
      <main
        id="main"
        class="playground"
        onKeyDown={(event) => {
          const key = undoKey(event)
          if (key === null) return
          event.preventDefault()
          update(key === "undo" ? undone : redone)
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          const file = event.dataTransfer?.files[0]
          if (file !== undefined) openFile(file)
        }}
      >
        <h1>Several leaders, played by hand</h1>
        <p class="lead">
          Every leader takes writes at once and sends them to the others. You are the clients, the network and
          the faults: see what each leader shows, and which promises that breaks.
        </p>
        <Setup
          rules={game.rules}
          leaders={game.schedule.leaders}
          source={example === undefined ? subject.source : null}
          onRules={(rules) => change((before) => withRules(before, rules))}
          onLeaders={(leaders) => change((before) => withLeaders(before, leaders))}
        />
        {example === undefined ? (
          <Hint game={game} standings={standings} onWrite={write} onSettle={settle} />
        ) : (
          <ExampleGuide example={example} game={game} standings={standings} onAt={at} />
        )}
        <Timeline
          session={session}
          links={board.links}
          isSettled={standings.isSettled}
          onAt={at}
          onUndo={() => update(undone)}
          onRedo={() => update(redone)}
          onDeliverAll={() => act(...deliveriesOf(game.rules, playedOf(game)))}
          onSettle={settle}
          onRestart={() => change(({ rules, schedule }) => freshGame(rules, schedule.leaders))}
        />
        <p class={`now${notice === null ? "" : " notice"}`}>
          {notice ?? (news === "" ? quietNews(game) : news)}
        </p>
        <Leaders situation={situation} forms={forms} onWrite={write} act={act} />
        <Outcome key={opened} situation={situation} property={game.property} />
        <Share game={game} onFile={openFile} onSaid={say} />
        <Gallery open={game.example} onOpen={openExample} />
      </main>
    </Refusing.Provider>
  )
}

const quietNews = ({ at }: Game): string =>
  at === 0 ? "Nothing has happened yet." : `After ${countOf(at, "move")}.`

/** Has news read out when there are some. */
const useNews = (news: string): void => {
  const tell = useTelling()
  const told = useRef(news)
  useEffect(() => {
    if (news !== "" && news !== told.current) tell(news)
    told.current = news
  }, [news])
}

/** What Ctrl+Z and Ctrl+Y ask for, unless they are meant for the field in which somebody types. */
const undoKey = (event: KeyboardEvent): "undo" | "redo" | null => {
  const { target } = event
  const isTyping = target instanceof HTMLInputElement && (target.type === "text" || target.type === "number")
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping) return null
  const key = event.key.toLowerCase()
  return key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null
}
