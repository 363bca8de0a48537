import { expect, it } from "vitest"
import { connection, passed, take } from "./in-flight.ts"

it("messages arrive in the order sent, and then there are none", () => {
  const flight = connection(["m0", "m1"])
  flight.messages.push("m2")
  expect([0, 0, 0, 0].map((ahead) => take(flight, ahead))).toEqual(["m0", "m1", "m2", undefined])
})

it("a message that overtakes others is not delivered again in its turn", () => {
  const flight = connection(["m0", "m1", "m2", "m3"])
  expect(take(flight, 2)).toBe("m2")
  expect(take(flight, 2)).toBe("m3")
  expect(take(flight, 0)).toBe("m0")
  expect(take(flight, 0)).toBe("m1")
  expect(flight).toEqual({ messages: ["m0", "m1", "m2", "m3"], next: 4, early: new Set() })
})

it("overtaking more messages than are under way moves nothing, now and later", () => {
  const flight = connection(["m0"])
  expect(take(flight, 1)).toBeUndefined()
  flight.messages.push("m1")
  expect([take(flight, 0), take(flight, 0)]).toEqual(["m0", "m1"])
})

it("what passed in its turn or ahead of it can turn up again, the latest first", () => {
  const flight = connection(["m0", "m1", "m2"])
  expect(passed(flight, 0)).toBeUndefined()
  take(flight, 1)
  expect(passed(flight, 0)).toBeUndefined()
  take(flight, 0)
  expect([0, 1, 2].map((back) => passed(flight, back))).toEqual(["m1", "m0", undefined])
})

it("a link without a connection carries nothing", () => {
  expect(take(undefined, 0)).toBeUndefined()
  expect(passed(undefined, 0)).toBeUndefined()
})
