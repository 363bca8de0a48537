import { describe, expect, it } from "vitest"
import { allToAll, graph, hub, type Link, ring, star, type Topology, topologies, tree } from "./topology.ts"
import { leadersOf } from "./vocabulary/leader.ts"

// The tree of eight has a leader with three above it.
const sizes = [1, 2, 3, 4, 5, 6, 8]

/** Where a change that began at `origin` goes, link by link, when every leader sends on what it receives. */
const travels = (topology: Topology, size: number, origin: number): ReadonlyArray<Link> => {
  const links = topology.links(size).filter((link) => topology.carries(link, origin))
  const sent: Array<Link> = []
  const toVisit = [origin]
  for (let at = toVisit.shift(); at !== undefined && sent.length < 100; at = toVisit.shift())
    for (const link of links.filter(({ from }) => from === at)) {
      sent.push(link)
      toVisit.push(link.to)
    }
  return sent
}

const show = (links: ReadonlyArray<Link>): string => links.map(({ from, to }) => `${from}>${to}`).join(" ")

it("each topology has its name", () => {
  expect([...topologies, graph([])].map(({ name }) => name)).toEqual([
    "all-to-all",
    "ring",
    "star",
    "tree",
    "graph",
  ])
})

describe.each(topologies)("$name", (topology) => {
  it("brings a change to every other leader exactly once, and then it stops", () => {
    for (const size of sizes)
      for (const origin of leadersOf(size)) {
        const reached = travels(topology, size, origin).map(({ to }) => to)
        expect(reached.toSorted((a, b) => a - b)).toEqual(
          leadersOf(size).filter((leader) => leader !== origin),
        )
      }
  })

  it("never carries a change back to where it began", () => {
    for (const size of sizes)
      for (const link of topology.links(size)) expect(topology.carries(link, link.to)).toBe(false)
  })

  it("has no link twice and none from a leader to itself", () => {
    for (const size of sizes) {
      const links = topology.links(size)
      expect(new Set(links.map(({ from, to }) => `${from}>${to}`)).size).toBe(links.length)
      expect(links.filter(({ from, to }) => from === to)).toEqual([])
    }
  })
})

it("n leaders have n(n-1), n, 2(n-1) and 2(n-1) links; one leader alone has none", () => {
  const counts = (topology: Topology) => sizes.map((size) => topology.links(size).length)
  expect(counts(allToAll)).toEqual([0, 2, 6, 12, 20, 30, 56])
  expect(counts(ring)).toEqual([0, 2, 3, 4, 5, 6, 8])
  expect(counts(star)).toEqual([0, 2, 4, 6, 8, 10, 14])
  expect(counts(tree)).toEqual([0, 2, 4, 6, 8, 10, 14])
})

it("the ways of a change are pinned: straight, around, over the hub", () => {
  expect(show(travels(allToAll, 4, 1))).toBe("1>0 1>2 1>3")
  expect(show(travels(ring, 4, 1))).toBe("1>2 2>3 3>0")
  expect(show(travels(star, 4, 1))).toBe("1>0 0>2 0>3")
  expect(show(travels(star, 4, hub))).toBe("0>1 0>2 0>3")
  expect(show(travels(tree, 5, 3))).toBe("3>1 1>0 1>4 0>2")
  expect(show(travels(tree, 8, 7))).toBe("7>3 3>1 1>0 1>4 0>2 2>5 2>6")
})

describe("when leaders have left", () => {
  const among = (topology: Topology, ...leaders: ReadonlyArray<number>) => show(topology.among(leaders))

  it("the ring closes around them", () => {
    expect(among(ring, 0, 2, 3)).toBe("0>2 2>3 3>0")
    expect(among(ring, 1, 2)).toBe("1>2 2>1")
  })

  it("a star without its hub has no links", () => {
    expect(among(star, 0, 2)).toBe("0>2 2>0")
    expect(among(star, 1, 2, 3)).toBe("")
  })

  it("a tree hangs their children on the nearest leader above, or on the lowest that is left", () => {
    expect(among(tree, 0, 2, 3, 4)).toBe("0>2 2>0 0>3 3>0 0>4 4>0")
    expect(among(tree, 1, 2, 3)).toBe("1>2 2>1 1>3 3>1")
  })
})

it("a graph has the links that it is given, and a change may come by two ways", () => {
  const diamond = graph([
    { from: 0, to: 1 },
    { from: 0, to: 2 },
    { from: 1, to: 3 },
    { from: 2, to: 3 },
  ])
  expect(show(travels(diamond, 4, 0))).toBe("0>1 0>2 1>3 2>3")
  expect(show(diamond.among([0, 2, 3]))).toBe("0>2 2>3")
})

it("a graph carries no change back to where it began, also where its links go around", () => {
  const pair = graph([
    { from: 0, to: 1 },
    { from: 1, to: 0 },
  ])
  expect(show(travels(pair, 2, 0))).toBe("0>1")
})
