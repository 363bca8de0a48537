import { describe, expect, it } from "vitest"
import { decodeSaved, encodeSchedule } from "../../../properties/schedule/codec.ts"
import { catalogue } from "../../../properties/catalogue/catalogue.ts"
import { decodeDesign } from "../../../properties/designs/design-file.ts"
import { replay } from "../../../properties/replay.ts"
import { modelSubject } from "../../../properties/subjects/model.ts"
import { designFile, packed } from "../engine/link.ts"
import { subjectOf } from "../engine/playing.ts"
import { examples } from "./examples.ts"
import { freshGame, mostMoves, playedOf, withRules } from "./game.ts"
import { A, put } from "./moves.ts"
import { openedFrom } from "./opening.ts"
import { playedOut, rulesOf, untouched } from "./played.harness.ts"
import { savedGame } from "./saving.ts"
import { isBad, standingsOf } from "./standing.ts"
import { usualSettings } from "./switch-words.ts"
import { gameAt } from "./use-opening.ts"

const textOf = (json: unknown): string => JSON.stringify(json)
const jsonOf = (text = ""): unknown => JSON.parse(text)
const own = { kind: "settings", name: "own-rules", settings: usualSettings } as const

describe("a game that is saved", () => {
  it.each(examples)("plays on the command line as it did in the page: $name", (example) => {
    const game = playedOut(example)
    const { files, command } = savedGame(game)
    const [file] = files
    const saved = decodeSaved(JSON.parse(file?.text ?? ""))
    const property = catalogue.find(({ id }) => id === saved.property) ?? null
    expect(command).toBe(`polyarchy replay ${file?.name}`)
    expect(saved.property).toBe(example.property)
    expect(replay(subjectOf(game.rules), property, saved.schedule, saved.violation).verdict).toBe(
      "still fails",
    )
  })

  it.each(examples)("opens as the game that it was: $name", (example) => {
    const game = playedOut(example)
    const [file] = savedGame(game).files
    const { game: opened, said } = openedFrom(file?.text ?? "", untouched)
    expect(said).toBe("")
    expect(opened).toEqual({ ...game, since: game.at, example: null })
  })

  it("is a bare schedule when it breaks nothing, and the command names the system", () => {
    const game = { ...untouched, schedule: { leaders: 2, moves: [put(A, "x", "a")] }, at: 1 }
    const { files, command } = savedGame(game)
    expect(files.map(({ text }) => jsonOf(text))).toEqual([encodeSchedule(game.schedule)])
    expect(command).toBe(`polyarchy replay ${files[0]?.name} --subject postgresql-18`)
  })

  it.each(examples)("brings its own rules along where it has them: $name", (example) => {
    const game = withRules(playedOut(example), own)
    const { files, command } = savedGame(game)
    expect(command).toContain("--subject ./own-rules.design.json")
    const subject = modelSubject(decodeDesign(jsonOf(files[1]?.text)).design, "system")
    const { broken } = replay(subject, null, decodeSaved(jsonOf(files[0]?.text)).schedule, null)
    const { all } = standingsOf(own, playedOf(game), null)
    expect(broken.map(({ property }) => property.id)).toEqual(
      all.flatMap(({ kind, property }) => (isBad(kind) ? [property.id] : [])),
    )
  })
})

describe("a file that is opened", () => {
  it("keeps the rules that are played by when it names no system", () => {
    const schedule = { leaders: 3, moves: [put(A, "x", "a")] }
    const { game } = openedFrom(textOf(encodeSchedule(schedule)), freshGame(rulesOf("pgd"), 2))
    expect(game).toMatchObject({ rules: rulesOf("pgd"), schedule, at: 1 })
  })

  it("may be a design: the moves stay, and are played by it", () => {
    const { game } = openedFrom(textOf(designFile("mine", usualSettings)), untouched)
    expect(game.rules).toEqual({ kind: "settings", name: "mine", settings: usualSettings })
    expect(game.schedule).toBe(untouched.schedule)
  })

  it("says who plays for a system that is no design", () => {
    const text = savedGame(playedOut(examples[0] ?? fail())).files[0]?.text ?? ""
    const yjs = text.replace("dynamodb-global-tables", "yjs")
    expect(openedFrom(yjs, untouched).said).toContain("yjs itself cannot run in a page")
  })

  const saved = textOf(encodeSchedule({ leaders: 2, moves: [put(A, "x", "a")] }))
  it.each([
    ["", "The file is empty"],
    [saved.slice(0, 40), "ends in the middle"],
    ["hello", "Line 1, column 1: this is no JSON"],
    ["[]", "Give a counterexample or a schedule"],
    ['{"format":"something/else"}', "format"],
    [saved.replace('"version":1', '"version":2'), "This Polyarchy reads version 1"],
    [saved.replace('"at":"A"', '"at":"F"'), 'moves[0].at: it is "F". The leaders are A, B'],
    ['{"format":"polyarchy/report","version":2}', "whole report"],
    [
      textOf({ ...(designFile("mine", { ...usualSettings, detection: "none" }) as object) }),
      "Set detection to",
    ],
  ])("%j is refused: %s", (text, why) => {
    expect(() => openedFrom(text, untouched)).toThrow(why)
  })

  it("may not be longer than the page plays", () => {
    const moves = Array.from({ length: mostMoves + 1 }, () => put(A, "x", "a"))
    expect(() => openedFrom(textOf(encodeSchedule({ leaders: 2, moves })), untouched)).toThrow("1000 at most")
  })
})

const fail = (): never => {
  throw new Error("there is no example")
}

describe("an address", () => {
  it("names an example, which opens at its start", async () => {
    expect(await gameAt("example/zombie")).toMatchObject({ example: "zombie", at: 0 })
  })

  it("that names no example is told, with the nearest", async () => {
    await expect(gameAt("example/zombi")).rejects.toThrow("Did you mean “zombie”?")
    await expect(gameAt("example/%%%%%%%%%%%%%%%%%%")).rejects.toThrow("all listed below")
  })

  it("holds a whole game", async () => {
    for (const rules of [rulesOf("pgd"), own]) {
      const game = withRules(playedOut(examples[0] ?? fail()), rules)
      const { schedule, property } = game
      expect(await gameAt(`play=${await packed({ rules, schedule, property })}`)).toEqual(game)
    }
  })

  it("that was cut off is told", async () => {
    await expect(gameAt("play=1.abc")).rejects.toThrow("cut off or damaged")
    await expect(gameAt("play=9.abc")).rejects.toThrow("version")
  })

  it("of another kind is left alone", async () => {
    expect(await gameAt("")).toBeNull()
    expect(await gameAt("examples")).toBeNull()
  })
})
