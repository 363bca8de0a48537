/** Puts a move in: one that is possible at its place, or a client's write. */
import type { Ref } from "preact"
import { useMemo, useState } from "preact/hooks"
import type { Move } from "../../../model/replication/move.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { leaderName } from "../../../model/vocabulary/leader.ts"
import { moveInWords } from "../../../properties/words.ts"
import { freshValue, kindsOfWrites, plainWrite, type Possible, possible, writeAt } from "../engine/editing.ts"
import type { Rules } from "../engine/playing.ts"
import { standingAfter } from "../engine/standing.ts"

interface Props {
  /** The run that is played: while a long one is not, the one before. */
  readonly rules: Rules
  readonly schedule: Schedule
  /** The index of the move before which it comes; the number of moves for the end. */
  readonly at: number
  readonly setAt: (at: number) => void
  readonly choice: Ref<HTMLSelectElement>
  readonly onAdd: (move: Move) => void
}

const groupNames: Readonly<Record<Possible["group"], string>> = {
  messages: "Messages",
  links: "Links",
  leaders: "Leaders",
  clocks: "Clocks",
}

const groups = ["messages", "links", "leaders", "clocks"] as const

interface Offer {
  readonly says: string
  readonly move: Move
}

/** What is offered at a place, in groups: first what a client could write. */
const offersAt = (
  rules: Rules,
  schedule: Schedule,
  at: number,
): ReadonlyArray<readonly [string, ReadonlyArray<Offer>]> => {
  const standing = standingAfter(rules, schedule, at)
  const value = freshValue(schedule.moves)
  const kinds = standing.design.families.flatMap((family) => kindsOfWrites[family])
  const writes = standing.cluster.leaders
    .filter(({ present }) => present)
    .map(({ id }): readonly [string, ReadonlyArray<Offer>] => [
      `A client writes at ${leaderName(id)}`,
      kinds.map((kind) => {
        const move = writeAt(id, plainWrite(kind, value))
        return { says: moveInWords(move), move }
      }),
    ])
  const others = possible(standing)
  return [
    ...groups.map((group) => [groupNames[group], others.filter((one) => one.group === group)] as const),
    ...writes,
  ].filter(([, offers]) => offers.length > 0)
}

export const Adding = ({ rules, schedule, at, setAt, choice, onAdd }: Props) => {
  const offers = useMemo(() => offersAt(rules, schedule, at), [rules, schedule, at])
  const [chosen, setChosen] = useState("")
  const all = offers.flatMap(([, group]) => group)
  const found = all.find(({ says }) => says === chosen) ?? all[0]
  const { length } = schedule.moves
  const next = schedule.moves[at]
  return (
    <form
      class="trial-adding"
      onSubmit={(event) => {
        event.preventDefault()
        if (found !== undefined) onAdd(found.move)
      }}
    >
      <label class="field trial-grows">
        <span>
          Put in {next === undefined ? "at the end" : `before move ${at + 1}: ${moveInWords(next)}`}
        </span>
        <select
          ref={choice}
          value={found?.says ?? ""}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {offers.map(([title, group]) => (
            <optgroup key={title} label={title}>
              {group.map(({ says }) => (
                <option key={says} value={says}>
                  {says}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <button type="submit" class="button">
        Put in
      </button>
      {at === length ? null : (
        <button type="button" class="button" onClick={() => setAt(length)}>
          At the end instead
        </button>
      )}
    </form>
  )
}
