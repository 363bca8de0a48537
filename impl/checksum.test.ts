import { expect, test } from "vitest"
import { crc32 } from "./checksum.ts"

test("the checksum is the CRC-32 of zip and PNG", () => {
  expect(crc32("123456789")).toBe(0xcbf43926)
  expect(crc32("")).toBe(0)
  expect(crc32("héllo")).toBe(0x9e3b8236)
})
