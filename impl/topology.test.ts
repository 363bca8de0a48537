import { describe, expect, test } from "vitest"
import { allToAll, ring, sourcesOf, star, type Topology } from "./topology.ts"

/** Every link of three leaders with the origins it carries: `0>1: 0 2`. */
const carried = (topology: Topology): ReadonlyArray<string> =>
  topology
    .links(3)
    .map(
      (link) =>
        `${link.from}>${link.to}: ${[0, 1, 2].filter((origin) => topology.carries(link, origin)).join(" ")}`,
    )

describe("a link carries", () => {
  test("all-to-all: what began at its sender", () => {
    expect(carried(allToAll)).toEqual(["0>1: 0", "0>2: 0", "1>0: 1", "1>2: 1", "2>0: 2", "2>1: 2"])
  })

  test("in a ring: all but what began at its receiver", () => {
    expect(carried(ring)).toEqual(["0>1: 0 2", "1>2: 0 1", "2>0: 1 2"])
  })

  test("in a star: from the hub all but what began at the receiver, to the hub what began at the sender", () => {
    expect(carried(star)).toEqual(["0>1: 0 2", "1>0: 1", "0>2: 0 1", "2>0: 2"])
  })
})

test.each([allToAll, ring, star])("one leader linked $name follows nobody", (topology) => {
  expect(topology.links(1)).toEqual([])
  expect(sourcesOf(topology, 0, [0])).toEqual([])
})

test("a leader follows those whose links end at it", () => {
  expect([0, 1, 2].map((leader) => sourcesOf(ring, leader, [0, 1, 2]))).toEqual([[2], [0], [1]])
  expect([0, 1, 2].map((leader) => sourcesOf(star, leader, [0, 1, 2]))).toEqual([[1, 2], [0], [0]])
})
