/**
 * Text from a schedule or a library, within another format. `visible` (text/visible.ts) spells out what cannot be seen;
 * what is left is printable, on one line and well-formed, and each format escapes its own signs.
 */
import { shortened } from "../text/shortened.ts"
import { visible } from "../text/visible.ts"

const hex = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`

/** Characters that nobody sees, but the newline and the tab of the format itself. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** JSON text, or text of a format with the same escapes, with the characters that nobody sees written `\u202e`. */
export const escapedUnseen = (text: string): string =>
  text.replaceAll(unseen, (character) => character.split("").map(hex).join(""))

/** One line of at most so many characters, nothing in it unseen. */
export const oneLine = (text: string, most: number): string => visible(shortened(text, most))

/** Every character that is no letter, digit, blank or one of `plain`, put otherwise. */
export const encodedBut = (plain: string, text: string, encode: (code: number) => string): string =>
  Array.from(text, (character) =>
    plain.includes(character) || /^[\p{L}\p{N} ]$/u.test(character)
      ? character
      : encode(character.codePointAt(0) ?? 0),
  ).join("")
