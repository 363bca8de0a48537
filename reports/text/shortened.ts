/** Text cut to a number of characters, where its width in cells does not matter. */

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

/** The text, or its beginning and an ellipsis: at most `most` whole characters, as people count them. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text
  const all = Array.from(graphemes.segment(text), ({ segment }) => segment)
  return all.length <= most ? text : `${all.slice(0, most - 1).join("")}…`
}
