/** The filters of the table of verdicts. */
import type { ComponentChildren } from "preact"
import { countVerdicts } from "../../report.ts"
import { groupInWords, sentence } from "../../words.ts"
import { verdictKinds, verdictNames, verdictSigns, type VerdictKind } from "../../verdicts.ts"
import { circumstancesIn } from "./circumstances.ts"
import { everything, type Filter, propertyOrders, subjectOrders } from "./filter.ts"
import type { Judged } from "./judged.ts"

interface Props {
  readonly judged: Judged
  readonly filter: Filter
  readonly turned: boolean
  /** What is shown and what is not. */
  readonly says: string
  readonly onFilter: (filter: Filter) => void
  readonly onTurn: () => void
}

const number = (count: number): string => count.toLocaleString("en-US")

export const Toolbar = ({ judged, filter, turned, says, onFilter, onTurn }: Props) => {
  const set = (change: Partial<Filter>): void => onFilter({ ...filter, ...change })
  const counts = countVerdicts(judged.cells)
  const differing = judged.cells.filter(({ asRecorded }) => !asRecorded).length
  const groups = [...new Set(judged.properties.map(({ group }) => group))]
  const kinds = [...new Set(judged.subjects.map(({ kind }) => kind))]
  const circumstances = circumstancesIn(judged)
  const toggled = (kind: VerdictKind): ReadonlyArray<VerdictKind> =>
    verdictKinds.filter((one) => (one === kind) !== filter.verdicts.includes(one))
  return (
    <div class="tools" role="search" aria-label="Verdicts">
      <fieldset class="choice signs">
        <legend>Show</legend>
        {verdictKinds
          .filter((kind) => counts[kind] > 0)
          .map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={filter.verdicts.includes(kind)}
                onChange={() => set({ verdicts: toggled(kind) })}
              />
              <span>
                <b class={kind} aria-hidden="true">
                  {verdictSigns[kind]}
                </b>{" "}
                {verdictNames[kind]} <small>{number(counts[kind])}</small>
              </span>
            </label>
          ))}
        <label>
          <input
            type="checkbox"
            checked={filter.differing}
            disabled={differing === 0}
            onChange={() => set({ differing: !filter.differing })}
          />
          <span>
            only differences <small>{number(differing)}</small>
          </span>
        </label>
      </fieldset>
      <label class="field">
        System
        <input
          type="search"
          value={filter.system}
          placeholder="any"
          onInput={(event) => set({ system: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        Promise
        <input
          type="search"
          value={filter.promise}
          placeholder="any"
          onInput={(event) => set({ promise: event.currentTarget.value })}
        />
      </label>
      {kinds.length < 2 ? null : (
        <Select label="Kind of system" value={filter.kind} onChange={(kind) => set({ kind })}>
          <option value="">all</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {sentence(kind)}
            </option>
          ))}
        </Select>
      )}
      {groups.length < 2 ? null : (
        <Select label="Group of promises" value={filter.group} onChange={(group) => set({ group })}>
          <option value="">all</option>
          {groups.map((group) => (
            <option key={group} value={group}>
              {groupInWords(group)}
            </option>
          ))}
        </Select>
      )}
      {circumstances.length === 0 ? null : (
        <Select label="Breaks under" value={filter.under} onChange={(under) => set({ under })}>
          <option value="">any circumstance</option>
          {circumstances.map(({ name, cells }) => (
            <option key={name} value={name}>
              {name} ({number(cells)})
            </option>
          ))}
        </Select>
      )}
      <Select
        label="Order of systems"
        value={filter.subjectOrder}
        onChange={(chosen) =>
          set({ subjectOrder: subjectOrders.find((one) => one === chosen) ?? "as played" })
        }
      >
        {subjectOrders.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </Select>
      <Select
        label="Order of promises"
        value={filter.propertyOrder}
        onChange={(chosen) =>
          set({ propertyOrder: propertyOrders.find((one) => one === chosen) ?? "by group" })
        }
      >
        {propertyOrders.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </Select>
      <button type="button" class="button" aria-pressed={turned} onClick={onTurn}>
        Switch rows and columns
      </button>
      <p class="status">
        {says}
        {filter === everything ? null : (
          <button type="button" class="plain" onClick={() => onFilter(everything)}>
            Show everything
          </button>
        )}
      </p>
    </div>
  )
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ComponentChildren
}

const Select = ({ label, value, onChange, children }: SelectProps) => (
  <label class="field">
    {label}
    <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {children}
    </select>
  </label>
)
