/** The counterexamples as a list that can be searched and grouped. A group makes its lines when it is first opened. */
import { useEffect, useMemo, useState } from "preact/hooks"
import type { Explained } from "../../report.ts"
import { countOf, sentence } from "../../words.ts"
import { found, type Grouping, groupings, listed, type Listed } from "./causes.ts"
import type { Judged } from "./judged.ts"
import { usePrinting } from "../app/printing.ts"
import { hrefOf } from "./route.ts"
import { useToldLater } from "./told-later.ts"

/** The list as it is searched and grouped now. */
export interface List {
  readonly text: string
  readonly by: Grouping
  readonly groups: ReadonlyArray<Listed>
  /** All of them, one after the other. */
  readonly inOrder: ReadonlyArray<Explained>
  readonly search: (text: string) => void
  readonly group: (by: Grouping) => void
}

export const useList = (judged: Judged): List => {
  const [text, search] = useState("")
  const [by, group] = useState<Grouping>("cause")
  return useMemo(() => {
    const groups = listed(judged, found(judged, text), by)
    return { text, by, groups, inOrder: groups.flatMap(({ ones }) => ones), search, group }
  }, [judged, text, by])
}

/** Up to so many are shown without being asked for. */
const few = 24

export const CounterexampleList = ({ judged, list }: { readonly judged: Judged; readonly list: List }) => {
  const { text, by, groups, inOrder } = list
  const all = judged.counterexamples.length
  const says =
    text.trim() === ""
      ? `${countOf(all, "counterexample")} in ${countOf(groups.length, "group")}`
      : `${inOrder.length.toLocaleString("en-US")} of ${countOf(all, "counterexample")} match, ${(all - inOrder.length).toLocaleString("en-US")} hidden`
  useToldLater(says)
  return (
    <section aria-labelledby="counterexamples" class="list">
      <h2 id="counterexamples">Counterexamples</h2>
      <p class="soft">
        Each is a schedule made as small as it would get that breaks a promise, replayed from nothing. Of one
        cause are those that break the same promise and whose first wrong step leaves the same thing.
      </p>
      <div class="tools" role="search" aria-label="Counterexamples">
        <label class="field">
          Search
          <input
            type="search"
            value={text}
            placeholder="delete, mysql, agrees …"
            onInput={(event) => list.search(event.currentTarget.value)}
          />
        </label>
        <fieldset class="choice">
          <legend>Together by</legend>
          {groupings.map((one) => (
            <label key={one}>
              <input type="radio" name="grouping" checked={one === by} onChange={() => list.group(one)} />
              <span>{one}</span>
            </label>
          ))}
        </fieldset>
        <p class="status">{says}</p>
      </div>
      {groups.length === 0 ? <p>Nothing has these words in its harm, its promise or its system.</p> : null}
      <div class="groups">
        {groups.map((group) => (
          <Group
            key={`${by} ${group.name}`}
            group={group}
            judged={judged}
            by={by}
            opened={text.trim() !== "" && inOrder.length <= few}
          />
        ))}
      </div>
    </section>
  )
}

interface GroupProps {
  readonly group: Listed
  readonly judged: Judged
  readonly by: Grouping
  readonly opened: boolean
}

const Group = ({ group, judged, by, opened }: GroupProps) => {
  const [open, setOpen] = useState(opened)
  const printing = usePrinting()
  useEffect(() => setOpen(opened), [opened])
  const shown = open || printing
  return (
    <details open={shown} onToggle={(event) => (printing ? undefined : setOpen(event.currentTarget.open))}>
      <summary>
        <b class="count">{group.ones.length}</b>
        <span class="about">
          <span class="title">{group.title}</span>
          {group.says === "" ? null : <span class="soft">{group.says}</span>}
        </span>
        <span class="sizes soft">{sizesInWords(group.ones)}</span>
      </summary>
      {shown ? (
        <ul>
          {group.ones.map((one) => (
            <Line key={one.name} one={one} judged={judged} by={by} />
          ))}
        </ul>
      ) : null}
    </details>
  )
}

const sizesInWords = (ones: ReadonlyArray<Explained>): string => {
  const [least, most] = [ones[0]?.events.length ?? 0, ones.at(-1)?.events.length ?? 0]
  return least === most ? countOf(least, "event") : `${least} to ${countOf(most, "event")}`
}

interface LineProps {
  readonly one: Explained
  readonly judged: Judged
  readonly by: Grouping
}

const Line = ({ one, judged, by }: LineProps) => {
  const cell = judged.cell(one.subject, one.property)
  return (
    <li>
      <a href={hrefOf("ce", one.name)}>{sentence(one.harm)}</a>
      <span class="soft">
        {[
          ...(by === "system" ? [] : [judged.subject(one.subject)?.title ?? one.subject]),
          ...(by === "system" || by === "size" ? [one.title] : []),
          ...(cell?.under === undefined || cell.under === null ? [] : [cell.under]),
          countOf(one.events.length, "event"),
          ...(one.shrinking === null ? [] : [`shrunk from ${countOf(one.shrinking.from, "move")}`]),
          ...(cell?.asRecorded === false ? ["not as recorded"] : []),
        ].join(" · ")}
      </span>
    </li>
  )
}
