import { expect, it } from "vitest"
import { eventlog } from "./eventlog.ts"
import { offer } from "./optional.ts"

it("a package that cannot be loaded is a subject that is missing by name, with the reason", async () => {
  const load = () => Promise.reject(new Error("Cannot find package 'nobody'"))
  const missing = { kind: "missing", name: "nobody", reason: "Cannot find package 'nobody'" }
  expect(await offer("nobody", load, () => eventlog)).toEqual(missing)
})

it("a package that is there is a subject", async () => {
  const load = () => Promise.resolve({})
  expect(await offer("eventlog", load, () => eventlog)).toEqual({ kind: "loaded", subject: eventlog })
})
