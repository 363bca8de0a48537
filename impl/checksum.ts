/**
 * CRC-32 of a text's UTF-8 bytes, to notice a record that changed on its way to or from the disk. It does not
 * protect against someone who changes both.
 * Source: ISO 3309, the polynomial of zip and PNG; the check value of "123456789" is cbf43926.
 */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc >>> 0
})

const encoder = new TextEncoder()

/** A whole number from 0 to 2^32 - 1. */
export const crc32 = (text: string): number => {
  let crc = 0xffffffff
  for (const byte of encoder.encode(text)) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}
