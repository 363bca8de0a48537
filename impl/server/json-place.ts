/** Where in a text a JSON error is, for a person: `line 3, column 7`, both from 1. */
const place = (text: string, position: number): string => {
  const before = text.slice(0, position).split("\n")
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

/** The place that a message of `JSON.parse` speaks of; the end of the text when it names none. */
export const placeOfJsonError = (text: string, message: string): string => {
  const named = /position (\d+)/.exec(message)?.[1]
  if (named !== undefined) return place(text, Number(named))
  // V8 leaves the position out for short texts and names the token: `Unexpected token 'x', "..." is not valid JSON`.
  const token = /Unexpected token '(.)'/su.exec(message)?.[1]
  const found = token === undefined ? -1 : text.indexOf(token)
  return place(text, found === -1 ? text.length : found)
}
