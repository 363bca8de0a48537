/**
 * Text that comes from a schedule or a library, made safe to look at: what would move the cursor, change the direction of
 * the line or not show at all is spelled out, as in `\u{202e}`. A text that holds those very characters looks the same.
 */

/** Controls, lone surrogates, line separators, and everything that is drawn as nothing (bidi marks, joiners, tags). */
export const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

const escaped = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** The text with every character spelled out that could not be seen or would disturb what is around it. */
export const visible = (text: string): string => text.replaceAll(unseen, escaped)

/** The same, for a terminal or a file that can show ASCII alone. */
export const asciiOnly = (text: string): string => visible(text).replaceAll(/[^\u{20}-\u{7e}]/gu, escaped)
