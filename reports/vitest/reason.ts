/** Why something could not be done, in one line that is safe to print. */
import { stripVTControlCharacters } from "node:util"
import { shortened } from "../text/shortened.ts"
import { visible } from "../text/visible.ts"

/** The most characters of a reason. */
const most = 300

/** The message of an error; lines become one, and colours are gone. */
export const reasonOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error)
  return shortened(visible(stripVTControlCharacters(message).replaceAll(/\s+/g, " ")), most)
}
