/** Where a client asks a leader for a write: what kind, of which object, with which value. */
import { type LeaderId, leaderName } from "../../../model/vocabulary/leader.ts"
import type { Family } from "../../../model/vocabulary/write.ts"
import { Act } from "./act.tsx"
import {
  columns,
  familyNames,
  type Field,
  fieldNames,
  fieldsOf,
  formReason,
  kindsOf,
  type WriteForm as Form,
} from "./writes.ts"

interface Props {
  readonly leader: LeaderId
  readonly families: ReadonlyArray<Family>
  readonly form: Form
  readonly onForm: (form: Form) => void
  readonly onWrite: () => void
}

export const WriteForm = ({ leader, families, form, onForm, onWrite }: Props) => {
  const why = formReason(form)
  return (
    <form
      class="write"
      onSubmit={(event) => {
        event.preventDefault()
        if (why === null) onWrite()
      }}
    >
      <label class="kind">
        <span class="vh">What a client asks {leaderName(leader)} for</span>
        <select
          value={form.kind}
          onChange={({ currentTarget }) => {
            const kinds = families.flatMap((family) => kindsOf[family])
            const chosen = kinds.find(({ kind }) => kind === currentTarget.value)
            if (chosen !== undefined) onForm({ ...form, kind: chosen.kind })
          }}
        >
          {families.map((family) => (
            <optgroup key={family} label={familyNames[family]}>
              {kindsOf[family].map(({ kind, says }) => (
                <option key={kind} value={kind}>
                  {says}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {fieldsOf(form.kind).map((field) => (
        <Input key={field} field={field} form={form} onForm={onForm} />
      ))}
      <Act why={why} onAct={onWrite} look="main" about={`at ${leaderName(leader)}`}>
        Write
      </Act>
      <label class="instant">
        <input
          type="checkbox"
          checked={form.atOnce}
          onChange={({ currentTarget }) => onForm({ ...form, atOnce: currentTarget.checked })}
        />{" "}
        in the same instant as what came before
      </label>
    </form>
  )
}

interface InputProps {
  readonly field: Field
  readonly form: Form
  readonly onForm: (form: Form) => void
}

const Input = ({ field, form, onForm }: InputProps) => (
  <label class={field}>
    <span>{field === "by" && form.kind === "adjust" ? "plus" : fieldNames[field]}</span>
    {field === "column" ? (
      <select
        value={form.column}
        onChange={({ currentTarget }) => {
          const column = columns.find((one) => one === currentTarget.value)
          if (column !== undefined) onForm({ ...form, column })
        }}
      >
        {columns.map((column) => (
          <option key={column}>{column}</option>
        ))}
      </select>
    ) : field === "by" || field === "times" ? (
      <input
        type="number"
        step="1"
        value={form[field]}
        onInput={({ currentTarget }) => onForm({ ...form, [field]: currentTarget.valueAsNumber })}
      />
    ) : (
      <input
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={form[field]}
        onInput={({ currentTarget }) => onForm({ ...form, [field]: currentTarget.value })}
      />
    )}
  </label>
)
