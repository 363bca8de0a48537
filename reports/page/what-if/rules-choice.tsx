/** Which rules play: a design of the model, or one's own by its switches. Settings that cannot go together are refused, and why. */
import { useEffect, useState } from "preact/hooks"
import {
  contradiction,
  type Settings,
  type Switch,
  switches,
  switchNames,
} from "../../../model/systems/switches.ts"
import type { Rules } from "../engine/playing.ts"
import { switchQuestions, usualSettings } from "../playground/switch-words.ts"
import { systemGroups } from "../playground/systems.ts"

/** The design that plays at first, and what it is to the run that the page shows, such as `as in this run`. */
export interface Original {
  readonly name: string
  readonly note: string
}

interface Props {
  readonly rules: Rules
  readonly original: Original
  readonly onRules: (rules: Rules, says: string) => void
}

/** What one's own rules are called in the choice: no design has a name with a space. */
const own = "own rules"

/** The name of one's own rules: that of a design file. */
const ownName = "own-rules"

export const RulesChoice = ({ rules, original, onRules }: Props) => (
  <>
    <label class="field">
      <span>Rules</span>
      <select
        value={rules.kind === "design" ? rules.name : own}
        onChange={(event) => {
          const { value } = event.currentTarget
          if (value === own)
            onRules({ kind: "settings", name: ownName, settings: usualSettings }, "Rules of your own.")
          else onRules({ kind: "design", name: value }, `The rules of ${value}.`)
        }}
      >
        <option value={own}>Rules of your own …</option>
        {systemGroups.map(({ title, systems }) => (
          <optgroup key={title} label={title}>
            {systems.map(({ name, title }) => (
              <option key={name} value={name} title={title}>
                {name === original.name ? `${name} (${original.note})` : name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
    {rules.kind === "settings" ? (
      <Switches
        settings={rules.settings}
        onSettings={(settings, says) => onRules({ ...rules, settings }, says)}
      />
    ) : null}
  </>
)

interface SwitchesProps {
  readonly settings: Settings
  readonly onSettings: (settings: Settings, says: string) => void
}

const Switches = ({ settings, onSettings }: SwitchesProps) => {
  const [draft, setDraft] = useState(settings)
  useEffect(() => setDraft(settings), [settings])
  const refused = contradiction(draft)
  const set = (name: Switch, setting: string): void => {
    const next: Settings = { ...draft, [name]: setting }
    setDraft(next)
    if (contradiction(next) === null) onSettings(next, `${switchQuestions[name]} ${setting}.`)
  }
  return (
    <details class="trial-switches" open>
      <summary>The switches of your own rules</summary>
      {refused === null ? null : (
        <p class="alert" role="alert">
          {refused.switches.map((name) => `“${switchQuestions[name]}” is ${draft[name]}`).join(", and ")}.
          That cannot be: {refused.because}. What plays is still the last setting that can be.
        </p>
      )}
      <div class="trial-switch-fields">
        {switchNames.map((name) => (
          <label class="field" key={name}>
            <span>{switchQuestions[name]}</span>
            <select
              value={draft[name]}
              aria-invalid={refused?.switches.includes(name) === true}
              onChange={(event) => set(name, event.currentTarget.value)}
            >
              {switches[name].map((setting) => (
                <option key={setting} value={setting}>
                  {setting}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </details>
  )
}
