import { describe, expect, test } from "vitest"
import { type Line, lineOf, usages } from "./words.ts"

describe("a line", () => {
  const lines: ReadonlyArray<readonly [typed: string, line: Line]> = [
    ["", { kind: "nothing" }],
    ["get rows/x", { kind: "get", table: "rows", key: "x" }],
    ["  put  rows/x   hello ", { kind: "put", table: "rows", key: "x", value: "hello" }],
    ['put rows/x "two words"', { kind: "put", table: "rows", key: "x", value: "two words" }],
    ['put rows/x ""', { kind: "put", table: "rows", key: "x", value: "" }],
    ["set records/ada a=1 b==2", { kind: "set", table: "records", key: "ada", columns: { a: "1", b: "=2" } }],
    ["increment counters/n", { kind: "increment", table: "counters", key: "n", by: 1 }],
    ["increment counters/n -3", { kind: "increment", table: "counters", key: "n", by: -3 }],
    ["add sets/s/t e", { kind: "add", table: "sets", key: "s/t", element: "e" }],
    ["remove sets/s e", { kind: "remove", table: "sets", key: "s", element: "e" }],
    ["delete rows/x", { kind: "delete", table: "rows", key: "x" }],
    ["at B", { kind: "at", leader: "B" }],
    ["cut A B", { kind: "cut", leader: "A", other: "B" }],
    ["delay A B 200", { kind: "delay", leader: "A", other: "B", milliseconds: 200 }],
    ["clock A -5000", { kind: "clock", leader: "A", milliseconds: -5000 }],
    ["session off", { kind: "session", on: false }],
    ["quit", { kind: "quit" }],
  ]

  test.each(lines)("%j is understood", (typed, line) => {
    expect(lineOf(typed)).toEqual(line)
  })

  test.each([
    "put rows/x",
    "put rows hello",
    "set records/ada a",
    "increment counters/n two",
    "get /x",
    "get rows/",
    "delay A B",
    "delay A B -1",
    "session maybe",
    "clock A soon",
  ])("%j is answered with how it is typed", (typed) => {
    const [word = ""] = typed.split(" ")
    const usage = usages.find(([line]) => line.startsWith(`${word} `))?.[0]
    expect(lineOf(typed)).toEqual({ unclear: `It is: ${usage}` })
  })

  test("of an unknown command is answered with where the known ones are", () => {
    expect(lineOf("frobnicate x")).toEqual({
      unclear: 'There is no command "frobnicate": type "help" for those there are.',
    })
  })

  test("of each usage is understood", () => {
    for (const [usage] of usages) {
      const typed = usage
        .replace(/ \.\.\.| \[BY\]/g, "")
        .replace("on|off", "on")
        .replace("TABLE/KEY", "rows/x")
        .replaceAll("MS", "1")
      expect(lineOf(typed)).not.toHaveProperty("unclear")
    }
  })
})
