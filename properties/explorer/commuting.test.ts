import { expect, it } from "vitest"
import { type Act, inOrderForDelivery, inOrderForWrite, neededForWrites } from "./commuting.ts"

const [a, b, c] = [0, 1, 2]
const write = (at: number, logged: number): Act => ({ kind: "write", at, from: at, message: -1, logged })
const deliver = (from: number, to: number, message: number, logged: number): Act => ({
  kind: "deliver",
  at: to,
  from,
  message,
  logged,
})

it("a write follows the start, another write, or a delivery at its own leader, and no other delivery", () => {
  expect(inOrderForWrite([], a)).toBe(true)
  expect(inOrderForWrite([write(a, 0)], b)).toBe(true)
  expect(inOrderForWrite([write(a, 0), deliver(a, b, 0, 0)], b)).toBe(true)
  expect(inOrderForWrite([write(a, 0), deliver(a, b, 0, 0)], c)).toBe(false)
})

it("of two deliveries that commute, that to the lower leader comes first", () => {
  expect(inOrderForDelivery([write(a, 0), deliver(a, b, 0, 0)], c, a, 0)).toBe(true)
  expect(inOrderForDelivery([write(a, 0), deliver(a, c, 0, 0)], b, a, 0)).toBe(false)
})

it("deliveries at one leader do not commute, so either order is a run of its own", () => {
  const writes = [write(a, 0), write(b, 0)]
  expect(inOrderForDelivery([...writes, deliver(b, c, 0, 0)], c, a, 0)).toBe(true)
  expect(inOrderForDelivery([...writes, deliver(a, c, 0, 0)], c, b, 0)).toBe(true)
})

it("what a delivery logged and its leader sends on comes after it, wherever it goes", () => {
  expect(inOrderForDelivery([write(a, 0), deliver(a, c, 0, 0)], b, c, 0)).toBe(true)
})

it("a delivery that a write at its receiver stands before may come after a greater one", () => {
  expect(inOrderForDelivery([write(a, 0), deliver(a, c, 0, 0), write(c, 1), write(b, 0)], b, a, 0)).toBe(true)
})

it("needed are the writes, the deliveries before a write at their receiver, and those whose message goes on to such", () => {
  const run = [
    write(a, 0),
    deliver(a, b, 0, 0),
    deliver(a, c, 0, 0),
    write(b, 1),
    deliver(b, c, 1, 1),
    deliver(b, a, 1, 1),
  ]
  expect(neededForWrites(run)).toEqual([true, true, false, true, false, false])
  const around = [write(a, 0), deliver(a, b, 0, 0), deliver(b, c, 0, 0), write(c, 1), deliver(c, a, 1, 1)]
  expect(neededForWrites(around)).toEqual([true, true, true, true, false])
})
