import { stripVTControlCharacters } from "node:util"
import { describe, expect, it } from "vitest"
import { agrees, hostile, sample, twoInserts } from "../sample.harness.ts"
import { cellOf } from "../report.ts"
import { widthOf } from "../text/columns.ts"
import { verdictKinds } from "../verdicts.ts"
import { counterexampleInLines } from "./counterexample.ts"
import { matrixInLines } from "./matrix.ts"
import { plainStyle, signsOf, type Style } from "./style.ts"
import { reportInLines, worthShowing } from "./summary.ts"

const ascii: Style = { width: 80, unicode: false, colours: false }

describe("the matrix in a terminal", () => {
  const report = sample()
  const lines = matrixInLines(report, plainStyle)
  const columnOf = (subject: string): number =>
    lines.find((line) => line.startsWith(`  ${subject} `))?.indexOf("┐") ?? -1

  it("has the sign of every verdict below its system and beside its property", () => {
    for (const { name } of report.subjects)
      for (const { id } of report.properties) {
        const row = lines.find((line) => line.startsWith(`  ${id.slice(id.indexOf("/") + 1)} `))
        const cell = cellOf(report, name, id)
        expect(cell).toBeDefined()
        expect(row?.charAt(columnOf(name))).toBe(cell === undefined ? "" : signsOf(plainStyle)[cell.verdict])
        expect(row?.charAt(columnOf(name) + 1) === "!").toBe(cell?.asRecorded === false)
      }
  })

  it("names systems in their order, the first one nearest to the matrix", () => {
    expect(lines.slice(0, 3).map((line) => line.trim().split(" ")[0])).toEqual([
      "single-leader",
      "tungsten",
      "reference",
    ])
  })

  it("explains every sign that is in it, and the mark of a difference", () => {
    expect(lines.slice(-2)).toEqual([
      "  ✓ holds   ✗ violated   · not claimed   ∅ vacuous   ? unknown",
      "  ! not as recorded",
    ])
  })

  it("tells verdicts apart without colour, in Unicode and in ASCII", () => {
    for (const style of [plainStyle, ascii])
      expect(new Set(verdictKinds.map((kind) => signsOf(style)[kind])).size).toBe(verdictKinds.length)
  })

  it("goes on in a further block when there are more systems than a line holds", () => {
    const [one] = report.subjects
    const subjects = Array.from(
      { length: 40 },
      (_, index) => ({ ...one, name: `system-${index}` }) as NonNullable<typeof one>,
    )
    const cells = subjects.flatMap(({ name }) =>
      report.cells.slice(0, 3).map((cell) => ({ ...cell, subject: name })),
    )
    const wide = matrixInLines({ ...report, subjects, cells }, plainStyle)
    expect(wide.filter((line) => line.startsWith("  quiet-cluster-agrees"))).toHaveLength(3)
    for (const line of wide) expect(widthOf(line)).toBeLessThanOrEqual(80)
  })
})

describe("a counterexample in a terminal", () => {
  it("reads as it always has", () => {
    const [one] = sample().counterexamples
    const said = {
      harm: "row x is v1 at A and v2 at B, for ever.",
      because: [
        {
          says: "Every leader is up, every link is mended, and nothing is left to be delivered.",
          events: [],
        },
        { says: "However, they differ.", events: [4, 5] },
      ],
    }
    expect(one === undefined ? [] : counterexampleInLines({ ...one, ...said }, plainStyle)).toEqual([
      "✗ Row x is v1 at A and v2 at B, for ever.",
      "  tungsten · convergence/quiet-cluster-agrees · 2 moves · seed 7, schedule 2",
      "",
      "  #  event, and what is shown of row x                            A       B",
      "  1  A: put x = v1 · A1, stamp 1@A                                v1      –",
      "  2  B: put x = v2 · B1, stamp 2@B                                v1      v2",
      "     ◆ no way back",
      "  3  Writing stops and every fault heals · 2 links reconnected    v1      v2",
      "  4  B ← A put x = v1 (A1) · cannot be applied, the stream        v1      v2",
      "     stops: duplicate_entry_1062",
      "  5  A ← B put x = v2 (B1) · cannot be applied, the stream        v1      v2",
      "     stops: duplicate_entry_1062",
      "     at the end  ✗ seen here                                      v1 ✗    v2 ✗",
      "",
      "  Because",
      "  1. Every leader is up, every link is mended, and nothing is left to be",
      "     delivered.",
      "  2. However, they differ. [4, 5]",
      "",
      "  Expected",
      "  The reference design, over the same links, keeps the promise when the same",
      "  schedule is played: v2 at A, v2 at B.",
      "",
      "  The nearest run that passes",
      "  A>B delivers before B: put x = v2. Nothing else that it claims is broken",
      "  there; found in 16 plays.",
      "",
      "  Three moments",
      "  ◆ No way back at event 2: The one way on fails; one step before, 1 of 2 ways",
      "    on fails.",
      "  ⚑ First wrong step not known: Nothing to compare with: it is not played beside",
      "    a model, and no step breaks what it claims to hold always.",
      "  ✗ Seen at the end.",
      "    A way on: what heals in the end heals at once and nothing else fails; the",
      "    clients go on as in the schedule; messages arrive in any order, on each link",
      "    as sent.",
      "",
      "  What matters · 28 replays, one thing changed in each",
      "  1  A: put x = v1. Leader only A, not B; kind of write only put, not delete;",
      "     key only x, not y; value v1 or v0, not v2. Any ticks before it (0 to 6",
      "     tried).",
      "  2  B: put x = v2. Leader only B, not A; kind of write only put, not delete;",
      "     key only x, not y; value v2 or v0, not v1. Any ticks before it (0 to 6",
      "     tried).",
      "  - The two may change places.",
      "  - Leaders: any (2 to 5 tried).",
      "",
      "  Shrunk from 40 to 2 moves, in 22 plays; take any one move away and it passes.",
      "  Replay: polyarchy replay out/counterexamples/tungsten--quiet-cluster-agrees.json",
    ])
  })

  it("gives leaders that the violation names a column before the others", () => {
    const [one] = sample().counterexamples
    if (one === undefined) throw new Error("the sample has one")
    const blank = one.end[0]
    if (blank === undefined) throw new Error("there is a leader")
    const more = (leaders: typeof one.end) => [...leaders, ...Array.from({ length: 18 }, () => blank)]
    const wide = {
      ...one,
      size: 20,
      leaders: [1, 19],
      end: more(one.end),
      events: one.events.map((event) => ({ ...event, leaders: more(event.leaders) })),
    }
    const lines = counterexampleInLines(wide, plainStyle)
    const head = lines.find((line) => line.startsWith("  #"))
    expect(head).toMatch(/ B .* T$/)
    expect(lines.some((line) => /^ {2}\d+ leaders more: no room here/.test(line))).toBe(true)
    for (const line of lines)
      if (!line.startsWith("  Replay: ")) expect(widthOf(line)).toBeLessThanOrEqual(80)
  })
})

describe("every line of a report in a terminal", () => {
  const reports = hostile.map((value) => sample(twoInserts(value.slice(0, 200), value, `${value}2`)))

  it.each([60, 80])("keeps to %i columns, but for a command, which is never broken", (width) => {
    const lines = reports.flatMap((report) => reportInLines(report, { ...plainStyle, width }))
    expect(lines.filter((line) => !line.startsWith("  Replay: ") && widthOf(line) > width)).toEqual([])
  })

  it("holds nothing that could move the cursor or turn the line", () => {
    for (const report of reports)
      for (const line of reportInLines(report, plainStyle))
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u)
  })

  it("is ASCII where the terminal has no more", () => {
    for (const report of reports)
      for (const line of reportInLines(report, ascii)) expect(line).toMatch(/^[ -~]*$/)
  })

  it("says the same with colours as without", () => {
    const [report] = reports
    if (report === undefined) throw new Error("there are reports")
    const coloured = reportInLines(report, { ...plainStyle, colours: true })
    expect(coloured.join("\n")).toContain("\u001b[31m")
    expect(coloured.map((line) => stripVTControlCharacters(line).trimEnd())).toEqual(
      reportInLines(report, plainStyle).map((line) => line.trimEnd()),
    )
  })
})

describe("the end of a report in a terminal", () => {
  it("lists each verdict that is not as recorded, and says how many there are", () => {
    const lines = reportInLines(sample(), plainStyle)
    expect(lines).toContain("1 verdict not as recorded")
    expect(lines.join(" ").replaceAll(/\s+/g, " ")).toContain(
      "! reference, availability/local-write-succeeds-during-partition: vacuous, recorded as holds",
    )
    expect(lines).toContain("NOT PLAYED: yjs (it is not installed)")
    expect(lines.at(-2)).toBe("9 verdicts: 5 holds, 1 violated, 1 not claimed, 1 vacuous, 1 unknown.")
    expect(lines.at(-1)).toBe("1 verdict not as recorded.")
  })

  it("shows a counterexample that nobody recorded before any other", () => {
    const report = sample()
    const [one] = report.counterexamples
    if (one === undefined) throw new Error("the sample has one")
    const other = { ...one, name: "other", subject: "single-leader" }
    const cells = report.cells.map((cell) =>
      cell.subject === "single-leader" && cell.property === agrees ? { ...cell, asRecorded: false } : cell,
    )
    expect(worthShowing({ ...report, cells, counterexamples: [one, other] })).toEqual([other])
    expect(worthShowing(report)).toEqual([one])
  })

  it("says that it was stopped", () => {
    const report = sample()
    const cells = report.cells.map((cell) => ({ ...cell, asRecorded: true }))
    const stopped = { ...report, cells, run: { ...report.run, interrupted: true } }
    expect(reportInLines(stopped, plainStyle).at(-1)).toBe(
      "Stopped early: what was found is as recorded, the rest is unknown.",
    )
  })
})
