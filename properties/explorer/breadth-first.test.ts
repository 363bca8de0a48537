import { describe, expect, it } from "vitest"
import { breadthFirst, type Exploration, type Found } from "./breadth-first.ts"
import type { Machine } from "./machine.ts"

interface Counters {
  readonly right: number
  readonly up: number
}

type Way = "right" | "up" | "nowhere"

/** Two counters that go up by one: every state and move of it can be counted by hand. */
const grid = (width: number, height: number): Machine<Counters, Way> => ({
  initial: [{ right: 0, up: 0 }],
  moves: () => ["right", "up", "nowhere"],
  step: ({ right, up }, way) => {
    if (way === "right") return right === width ? null : { right: right + 1, up }
    if (way === "up") return up === height ? null : { right, up: up + 1 }
    return null
  },
  fingerprint: ({ right, up }) => right * 1000 + up,
})

const explored = <State, Move>(
  machine: Machine<State, Move>,
  budget = Number.POSITIVE_INFINITY,
  visit: (found: () => Found<State, Move>, state: State) => boolean = () => true,
) => {
  const search = breadthFirst(machine, budget, visit)
  const progress: Array<Omit<Exploration, "complete">> = []
  for (let next = search.next(); ; next = search.next()) {
    if (next.done === true) return { result: next.value, progress }
    progress.push(next.value)
  }
}

describe("breadth-first exploration", () => {
  it.each([
    [0, 0],
    [1, 1],
    [4, 7],
    [30, 20],
  ])("counts every state and every move of a %i by %i grid once", (width, height) => {
    expect(explored(grid(width, height)).result).toEqual({
      states: (width + 1) * (height + 1),
      transitions: width * (height + 1) + height * (width + 1),
      depth: width + height,
      complete: true,
      frontier: 0,
    })
  })

  it("visits every state once, nearest first, by a shortest path that leads there", () => {
    const machine = grid(5, 4)
    const visited: Array<string> = []
    let farthest = 0
    explored(machine, 1000, (found, state) => {
      visited.push(`${state.right} ${state.up}`)
      const { path, state: same } = found()
      expect(same).toBe(state)
      expect(path).toHaveLength(state.right + state.up)
      expect(path.length).toBeGreaterThanOrEqual(farthest)
      farthest = path.length
      const end = path.reduce<Counters | null>((at, way) => at && machine.step(at, way), { right: 0, up: 0 })
      expect(end).toEqual(state)
      return true
    })
    expect(new Set(visited).size).toBe(30)
    expect(visited).toHaveLength(30)
  })

  it("gives the moves of a path in their order", () => {
    const spelling: Machine<string, string> = {
      initial: [""],
      moves: () => ["a", "b", "c"],
      step: (text, letter) => (text.length < 4 ? text + letter : null),
      fingerprint: (text) => Number.parseInt(`1${text}`, 36),
    }
    const { result } = explored(spelling, 1000, (found, text) => {
      expect(found().path.join("")).toBe(text)
      return true
    })
    expect(result.states).toBe(1 + 3 + 9 + 27 + 81)
  })

  it("takes initial states that are the same for one", () => {
    const [start] = grid(1, 0).initial
    const two = { ...grid(1, 0), initial: start === undefined ? [] : [start, { ...start }] }
    expect(explored(two).result.states).toBe(2)
  })

  it("ends in a cycle", () => {
    const clock: Machine<number, "tick"> = {
      initial: [0],
      moves: () => ["tick"],
      step: (hour) => (hour + 1) % 12,
      fingerprint: (hour) => hour,
    }
    expect(explored(clock).result).toEqual({
      states: 12,
      transitions: 12,
      depth: 11,
      complete: true,
      frontier: 0,
    })
  })

  it("stops at its budget of states, and says that some are left", () => {
    const { result } = explored(grid(30, 20), 100)
    expect(result).toMatchObject({ states: 100, complete: false })
    expect(result.frontier).toBeGreaterThan(0)
  })

  it("stops when a visitor says so", () => {
    let visits = 0
    const { result } = explored(grid(30, 20), 1000, () => ++visits < 7)
    expect(visits).toBe(7)
    expect(result).toMatchObject({ states: 7, complete: false })
  })

  it("gives way now and then, and tells how far it has got", () => {
    const { progress, result } = explored(grid(39, 49))
    expect(progress.length).toBe(3)
    const states = progress.map((one) => one.states)
    expect(states).toEqual(states.toSorted((a, b) => a - b))
    expect(states.at(-1)).toBeLessThanOrEqual(result.states)
    expect(progress[0]?.frontier).toBeGreaterThan(0)
  })
})
