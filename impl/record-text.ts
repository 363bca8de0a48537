/**
 * A record is a text on the disk with the checksum that tells whether it is still what was written.
 *
 * The checksum covers the record's name too, so that a record that turns up in another's place is noticed. The
 * journal in a file and the simulated disk check their records here, with the same code.
 * Limit: four bytes of CRC-32 notice every single damaged stretch of up to 32 bits, and all but one in 2^32 others.
 */
import { Exit, Schema } from "effect"
import { crc32 } from "./checksum.ts"

/** The checksum to keep beside a record, from 0 to 2^32 - 1. `name` says where it belongs, such as `change 7`. */
export const seal = (name: string, text: string): number => crc32(`${name}\n${text}`)

/** A record as it was found; anything may be in its place. */
export interface Found {
  readonly text: unknown
  readonly checksum: unknown
}

/** Why a record is not what was written. */
export interface Damage {
  readonly damaged: string
}

export const isDamage = (read: object): read is Damage => "damaged" in read

/** What the record says, or why it cannot be trusted. `schema` reads JSON text; `what` names it, as `a change`. */
export const unseal = <A extends object>(
  name: string,
  { text, checksum }: Found,
  schema: Schema.Codec<A, string>,
  what: string,
): A | Damage => {
  if (typeof text !== "string") return { damaged: "it is not text" }
  if (seal(name, text) !== checksum) return { damaged: "its checksum does not match its text" }
  const read = Schema.decodeExit(schema)(text)
  return Exit.isSuccess(read) ? read.value : { damaged: `its text is not ${what}` }
}
