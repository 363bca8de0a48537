/**
 * CRC-32 of a text's UTF-8 bytes, to notice a record that changed on its way to or from the disk. It does not
 * protect against someone who changes both.
 * Source: ISO 3309, the polynomial of zip and PNG; the check value of "123456789" is cbf43926.
 */
export { crc32 } from "node:zlib"
