/** Whose rules are played by, and how many leaders there are. */
import { useEffect, useState } from "preact/hooks"
import {
  contradiction,
  type Settings,
  switches,
  type Switch,
  switchNames,
} from "../../../model/systems/switches.ts"
import { isDesign, type Rules } from "../engine/playing.ts"
import { switchQuestions, usualSettings } from "./switch-words.ts"
import { systemGroups } from "./systems.ts"

interface Props {
  readonly rules: Rules
  readonly leaders: number
  /** Where the rules were read; `null` where that stands elsewhere on the page. */
  readonly source: string | null
  readonly onRules: (rules: Rules) => void
  readonly onLeaders: (leaders: number) => void
}

/** How many leaders one can choose; a file may bring more. */
const choices = [2, 3, 4, 5]

const own = "own rules"

/** What a design of one's own is called where no file names it. */
const ownName = "own-rules"

export const Setup = ({ rules, leaders, source, onRules, onLeaders }: Props) => (
  <section class="setup" aria-label="What is played">
    <label>
      <span>System</span>
      <select
        value={rules.kind === "design" ? rules.name : own}
        onChange={({ currentTarget: { value } }) =>
          onRules(
            isDesign(value)
              ? { kind: "design", name: value }
              : { kind: "settings", name: ownName, settings: usualSettings },
          )
        }
      >
        <option value={own}>Rules of your own</option>
        {systemGroups.map((group) => (
          <optgroup key={group.title} label={group.title}>
            {group.systems.map((system) => (
              <option key={system.name} value={system.name}>
                {system.title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
    <label>
      <span>Leaders</span>
      <select value={leaders} onChange={({ currentTarget }) => onLeaders(Number(currentTarget.value))}>
        {[...new Set([...choices, leaders])].map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </select>
    </label>
    {rules.kind === "settings" ? (
      <OwnRules name={rules.name} settings={rules.settings} onRules={onRules} />
    ) : source === null ? null : (
      <p class="soft">Rules read in: {source}</p>
    )}
  </section>
)

interface OwnProps {
  readonly name: string
  readonly settings: Settings
  readonly onRules: (rules: Rules) => void
}

/** A switch for every decision. What contradicts itself is told, and not played. */
const OwnRules = ({ name, settings, onRules }: OwnProps) => {
  const [draft, setDraft] = useState(settings)
  // Undo and an opened file bring other settings.
  useEffect(() => setDraft(settings), [settings])
  const found = contradiction(draft)
  const choose = (one: Switch, value: string): void => {
    const next = { ...draft, [one]: value } as Settings
    setDraft(next)
    if (contradiction(next) === null) onRules({ kind: "settings", name, settings: next })
  }
  return (
    <fieldset class="own">
      <legend>Rules of your own: {name}</legend>
      <div class={found === null ? "vh" : "alert"} role="status">
        {found === null ? null : (
          <p>
            {switchQuestions[found.switches[0]]} “{draft[found.switches[0]]}” does not go with{" "}
            {switchQuestions[found.switches[1]]} “{draft[found.switches[1]]}”: {found.because}. Change one of
            the two; until then the rules before are played.
          </p>
        )}
      </div>
      <div class="switches">
        {switchNames.map((one) => (
          <label key={one} class={found?.switches.includes(one) === true ? "wrong" : undefined}>
            <span>{switchQuestions[one]}</span>
            <select value={draft[one]} onChange={({ currentTarget }) => choose(one, currentTarget.value)}>
              {switches[one].map((setting) => (
                <option key={setting} value={setting}>
                  {setting.replaceAll("-", " ")}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
