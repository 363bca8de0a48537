/** What is filled in at each leader for its next write. */
import { useState } from "preact/hooks"
import type { LeaderId } from "../../../model/vocabulary/leader.ts"
import type { Family } from "../../../model/vocabulary/write.ts"
import { freshForm, kindsOf, suggested, type WriteForm } from "./writes.ts"

export interface Forms {
  readonly of: (leader: LeaderId) => WriteForm
  readonly change: (leader: LeaderId, form: WriteForm) => void
  /** Told that the form was written: a value that was only suggested is followed by the next suggestion. */
  readonly written: (leader: LeaderId) => void
}

/** How many suggestions are known again as suggestions. */
const mostKnown = 100

export const useForms = (families: ReadonlyArray<Family>): Forms => {
  const [forms, setForms] = useState<Readonly<Record<LeaderId, WriteForm>>>({})
  const of = (leader: LeaderId): WriteForm => {
    const fresh = freshForm(leader, families)
    const form = forms[leader] ?? fresh
    return families.some((family) => kindsOf[family].some(({ kind }) => kind === form.kind))
      ? form
      : { ...form, kind: fresh.kind }
  }
  const change = (leader: LeaderId, form: WriteForm): void =>
    setForms((before) => ({ ...before, [leader]: form }))
  const written = (leader: LeaderId): void => {
    const form = of(leader)
    for (let nth = 0; nth < mostKnown; nth++)
      if (form.value === suggested(leader, nth)) {
        change(leader, { ...form, value: suggested(leader, nth + 1) })
        return
      }
  }
  return { of, change, written }
}
