/** Why the model cannot do what a trail says, and what it could do; `null` when it did it. */
export type Objection = { readonly why: string; readonly nearest: ReadonlyArray<string> } | null

export const object = (why: string, ...nearest: ReadonlyArray<string>): Objection => ({ why, nearest })
