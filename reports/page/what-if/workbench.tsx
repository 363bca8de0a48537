/** The panel where a run is edited: its rules, its moves, what it shows, and what became of the promises. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks"
import type { Move } from "../../../model/replication/move.ts"
import type { Explanation } from "../../../properties/explanation/explanation.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import type { Explained } from "../../report.ts"
import { useTelling } from "../app/live.tsx"
import { type Edit, editInWords } from "../engine/editing.ts"
import { type Played, playHere, standInFor } from "../engine/playing.ts"
import { spelledOut } from "../engine/spelling-out.ts"
import { useSharedRun } from "../engine/use-shared-run.ts"
import { RunView } from "../view/run-view.tsx"
import { useSelection } from "../view/selection.ts"
import { Adding } from "./adding.tsx"
import { Explaining } from "./explaining.tsx"
import { Moves } from "./moves.tsx"
import { OtherPromises, Outcome } from "./outcome.tsx"
import { Sharing } from "./sharing.tsx"
import { Toolbar } from "./toolbar.tsx"
import { lengthened, type Trial, tried, trialOf } from "./trial.ts"
import { usePlayed, useTrial } from "./use-trial.ts"
import { endInWords, sayingOf } from "./verdicts.ts"

interface Props {
  readonly one: Explained
  readonly schedule: Schedule
}

export const Workbench = ({ one, schedule }: Props) => {
  const tell = useTelling()
  const { property } = one
  const standIn = useMemo(() => standInFor(one), [one])
  const before = useMemo(() => playHere(standIn.rules, schedule, property), [standIn, schedule, property])
  const original = {
    name: standIn.rules.name,
    note: standIn.because === null ? "as in this run" : `in place of ${one.subject}`,
  }
  const [edits, dispatch] = useTrial(standIn.rules, schedule)
  const trial = edits.now
  const { played, playing } = usePlayed(trial, property, before)
  const selection = useSelection()
  const [open, setOpen] = useState<number | null>(null)
  const [place, setPlace] = useState<number | null>(null)
  const [explained, setExplained] = useState<{
    readonly of: Played
    readonly explanation: Explanation
  } | null>(null)
  const [said, say] = useState("")
  const panel = useRef<HTMLDivElement>(null)
  const choice = useRef<HTMLSelectElement>(null)
  const explanation = explained?.of === played ? explained.explanation : null
  const shown = useMemo(() => ({ ...played.told, explanation }), [played, explanation])
  const saying = sayingOf(played, property, before)
  const isEdited = trial.schedule !== schedule || trial.rules !== standIn.rules
  const { length } = trial.schedule.moves
  const at = Math.min(place ?? length, length)

  // What was done, and what came of it, is said together, once it is played.
  useEffect(() => {
    if (playing || said === "") return
    tell(`${said} ${saying.verdict}. ${saying.says}`)
    say("")
  }, [playing, said, saying])

  const shared = useSharedRun()
  const isOurs = shared?.kind === "run" && (shared.run.of === one.name || shared.run.property === property)
  const trouble =
    shared?.kind === "trouble"
      ? shared.problem
      : shared?.kind === "run" && !isOurs
        ? `The run in the link is about another promise${shared.run.property === null ? "" : `, ${shared.run.property}`}.`
        : null
  useEffect(() => {
    if (shared?.kind !== "run" || !isOurs) return
    dispatch({ kind: "try", trial: trialOf(shared.run.rules, shared.run.schedule, trial.fresh), part: null })
    say("This is the run in the link.")
    panel.current?.scrollIntoView()
    panel.current?.focus({ preventScroll: true })
  }, [shared])

  const attempt = (next: Trial, says: string, part: string | null = null): void => {
    if (next === trial) return
    dispatch({ kind: "try", trial: next, part })
    say(says)
  }
  const applied = (edit: Edit): void => attempt(tried(trial, edit), editInWords(trial.schedule, edit))
  const added = (move: Move): void => {
    const edit: Edit = { kind: "insert", at, move }
    const next = tried(trial, edit)
    applied(edit)
    // The next one comes behind it, and a write is opened, since its value is rarely the one that is wanted.
    setPlace(place === null ? null : at + 1)
    if (move.kind === "write") setOpen(next.rows[at] ?? null)
  }
  const insertAt = (index: number): void => {
    setPlace(index)
    choice.current?.focus()
  }
  const { history, subject } = played
  const isSettling = history.steps.slice(history.settlesFrom).some(({ move }) => move.kind === "deliver")
  const spell = (): void => {
    const longer = spelledOut(subject, trial.schedule, history)
    if (longer === null) tell("The last phase is too long for a schedule.")
    else attempt(lengthened(trial, longer), "The deliveries of the last phase are moves now.")
  }

  return (
    <div class="what-if" ref={panel} tabIndex={-1}>
      {standIn.because === null ? null : <p class="alert">{standIn.because}</p>}
      {trouble === null ? null : (
        <p class="alert" role="alert">
          {trouble}
        </p>
      )}
      <Toolbar
        trial={trial}
        original={original}
        onRules={(rules, says) => attempt({ ...trial, rules }, says)}
        onLeaders={(leaders) => applied({ kind: "leaders", leaders })}
        commands={[
          {
            says: "Undo",
            possible: edits.past.length > 0,
            act: () => (dispatch({ kind: "undo" }), say("Undone.")),
          },
          {
            says: "Redo",
            possible: edits.future.length > 0,
            act: () => (dispatch({ kind: "redo" }), say("Done again.")),
          },
          {
            says: "Reset",
            possible: isEdited,
            act: () => attempt(trialOf(standIn.rules, schedule, trial.fresh), "As it was found."),
          },
          { says: "Spell out the last phase", possible: !playing && isSettling, act: spell },
        ]}
      />
      <div>
        <Outcome
          saying={saying}
          playing={playing}
          title={
            isEdited ? null : standIn.because === null ? "As it was found" : `Under ${standIn.rules.name}`
          }
        />
        <div class="trial-bench">
          <div class="trial-schedule">
            <Moves
              trial={trial}
              played={played}
              selection={selection}
              open={open}
              setOpen={setOpen}
              onTry={attempt}
              onInsert={insertAt}
            />
            <Adding
              rules={played.rules}
              schedule={played.schedule}
              at={at}
              setAt={setPlace}
              choice={choice}
              onAdd={added}
            />
            <p class="soft">{endInWords(trial.schedule)}</p>
          </div>
          <div class="trial-shown">
            <RunView one={shown} selection={selection} title="The edited run" compact />
          </div>
        </div>
      </div>
      <Explaining
        played={played}
        property={property}
        explanation={explanation}
        setExplanation={(explanation) => setExplained({ of: played, explanation })}
        selection={selection}
      />
      <OtherPromises before={before} after={played} about={property} />
      <Sharing played={played} property={property} of={one.name} />
    </div>
  )
}
