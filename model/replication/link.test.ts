/**
 * The position in the sender's log, beside what it stands for: a literal list of messages for every
 * connection.
 */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reference, referenceRing, referenceStar } from "../systems/reference.ts"
import { tungsten } from "../systems/tungsten.ts"
import { schedule } from "../testing/arbitraries.ts"
import {
  A,
  B,
  continued,
  cut,
  deliver,
  duplicate,
  lose,
  mend,
  played,
  put,
  reconnect,
  rows,
} from "../testing/moves.ts"
import { type Dot, show } from "../vocabulary/dot.ts"
import { covers } from "../vocabulary/version-vector.ts"
import { type Cluster, start } from "./cluster.ts"
import type { Design } from "./design.ts"
import type { Move } from "./move.ts"
import { inFlight, messageAt, passed } from "./link.ts"
import { step, type Stepped } from "./step.ts"

/** The messages of one connection in the order of sending, and which of them are still to arrive. */
interface Literal {
  readonly messages: Array<Dot>
  readonly waiting: Array<Dot>
}

/** What the sender has for the link from its log's entry `since` on. */
const carried = ({ topology }: Design, { leaders }: Cluster, from: number, to: number, since: number) =>
  (leaders[from]?.log.slice(since) ?? [])
    .map(({ dot }) => dot)
    .filter(({ leader }) => topology.carries({ from, to }, leader))

/** A new connection: everything from the first message on that the receiver has not seen. */
const opened = (design: Design, cluster: Cluster, from: number, to: number): Literal => {
  const all = carried(design, cluster, from, to, 0)
  const vector = cluster.leaders[to]?.vector ?? []
  const first = all.findIndex((dot) => !covers(vector, dot))
  const messages = first === -1 ? [] : all.slice(first)
  return { messages: [...messages], waiting: [...messages] }
}

/**
 * Which message the move is about, by the literal list, which it takes off there; none when there is none.
 */
const concerned = ({ messages, waiting }: Literal, move: Move): Dot | undefined => {
  if (move.kind === "deliver") return waiting.splice(move.ahead, 1)[0]
  if (move.kind === "lose") return waiting.shift()
  if (move.kind !== "duplicate") return undefined
  // Passed is what was sent before the first that still waits.
  const [next] = waiting
  const passed = next === undefined ? messages : messages.slice(0, messages.indexOf(next))
  return passed[passed.length - 1 - move.back]
}

/** Which message the machine took for it. */
const reported = ({ happened: [first] }: Stepped): Dot | undefined =>
  first !== undefined && "dot" in first ? first.dot : undefined

const playBeside = (design: Design, moves: ReadonlyArray<Move>) => {
  let cluster = start(design, 3)
  const literal = new Map(
    cluster.links.map(({ from, to }) => [`${from}>${to}`, opened(design, cluster, from, to)]),
  )
  for (const move of moves) {
    const after = step(design, cluster, move)
    const list = "from" in move ? literal.get(`${move.from}>${move.to}`) : undefined
    if (move.kind === "deliver" || move.kind === "lose" || move.kind === "duplicate")
      expect(reported(after), JSON.stringify(move)).toEqual(list && concerned(list, move))
    for (const [index, { from, to, connection }] of after.cluster.links.entries()) {
      const was = cluster.links[index]?.connection
      const touches =
        "at" in move
          ? move.at === from || move.at === to
          : "from" in move && move.from === from && move.to === to
      const anew =
        touches && ["mend", "reconnect", "restart"].includes(move.kind) && after.happened.length > 0
      if (connection === null) literal.delete(`${from}>${to}`)
      else if (anew || !was) literal.set(`${from}>${to}`, opened(design, after.cluster, from, to))
      else {
        const more = carried(design, after.cluster, from, to, cluster.leaders[from]?.log.length ?? 0)
        literal.get(`${from}>${to}`)?.messages.push(...more)
        literal.get(`${from}>${to}`)?.waiting.push(...more)
      }
    }
    cluster = after.cluster
  }
}

describe.each([reference, referenceRing, referenceStar])("$name", (design) => {
  it("moves of the position are what they stand for: moves of a list of messages", () => {
    const law = fc.property(schedule(3, ["row", "counter"]), (moves) => playBeside(design, moves))
    fc.assert(law, { seed: 50, numRuns: 300 })
  })
})

/**
 * What the moves do on the link A>B after A wrote `a`, `b` and `c`: the kind of each happening and its
 * change.
 */
const story = (moves: ReadonlyArray<Move>, design = reference): string => {
  const { cluster } = played(
    design,
    2,
    ["a", "b", "c"].map((value) => put(A, value, value)),
  )
  const { happened } = continued(design, cluster, moves)
  return happened.map((one) => ("dot" in one ? `${one.kind} ${show(one.dot)}` : one.kind)).join(", ")
}

const next = deliver(A, B)

describe("on a link", () => {
  it("messages arrive in the order in which they were sent", () => {
    expect(story([next, next, next, next])).toBe("applied A1, applied A2, applied A3")
  })

  it("a message can overtake others, and waits for its causes", () => {
    expect(story([deliver(A, B, 2), next, next])).toBe("buffered A3, applied A1, applied A2, applied A3")
  })

  it("a message that came early does not come again in its turn", () => {
    expect(story([deliver(A, B, 1), next, next, next])).toBe(
      "buffered A2, applied A1, applied A2, applied A3",
    )
  })

  it("those that came early are remembered in the order of sending, whichever came first", () => {
    const early = (...moves: ReadonlyArray<Move>) => {
      const { cluster } = played(reference, 2, [
        ...["a", "b", "c"].map((value) => put(A, value, value)),
        ...moves,
      ])
      return cluster.links.find(({ from }) => from === A)?.connection
    }
    expect(early(deliver(A, B, 2), deliver(A, B, 1))).toEqual({ since: 0, next: 0, early: [1, 2] })
    expect(early(deliver(A, B, 1), deliver(A, B, 1))).toEqual({ since: 0, next: 0, early: [1, 2] })
    expect(early(deliver(A, B, 2), deliver(A, B))).toEqual({ since: 0, next: 1, early: [2] })
    // Once those before it are there, one that came early is forgotten: it has passed like any other.
    expect(early(deliver(A, B, 1), deliver(A, B))).toEqual({ since: 0, next: 2, early: [] })
  })

  it("a lost message stays away until a new connection sends it, and all after it, again", () => {
    expect(story([lose(A, B), next, next, next, reconnect(A, B), next, next, next])).toBe(
      "lost A1, buffered A2, buffered A3, reconnected, " +
        "applied A1, applied A2, applied A3, ignored A2, ignored A3",
    )
  })

  it("a message that passed can come again, the latest first; one that was lost, too", () => {
    expect(story([next, next, duplicate(A, B), duplicate(A, B, 1), duplicate(A, B, 2)])).toBe(
      "applied A1, applied A2, ignored A2, ignored A1",
    )
    expect(story([lose(A, B), duplicate(A, B)])).toBe("lost A1, applied A1")
  })

  it("what passed on an earlier connection does not come again", () => {
    expect(story([next, reconnect(A, B), duplicate(A, B)])).toBe("applied A1, reconnected")
  })

  it("nothing passes while it is cut, and catch-up begins with what the receiver has not seen", () => {
    expect(story([next, cut(A, B), next, mend(A, B), next, next])).toBe(
      "applied A1, cut, mended, applied A2, applied A3",
    )
  })
})

describe("of the messages on a link", () => {
  /** The log is A1 A2 A3 A4 B1 A5: A1 and A2 have passed, A4 came early, and B's own is not for B. */
  const halfway = () => {
    const { cluster } = played(reference, 2, [
      ...["a", "b", "c", "d"].map((value) => put(A, value, value)),
      next,
      next,
      put(B, "e", "e"),
      deliver(B, A),
      put(A, "f", "f"),
      deliver(A, B, 1),
    ])
    const link = { from: A, to: B, cut: false, connection: null }
    return {
      log: cluster.leaders[A]?.log ?? [],
      open: cluster.links.find(({ from }) => from === A) ?? link,
      closed: link,
    }
  }
  const { topology } = reference

  it("as many as are asked for are named: in flight in the order of sending, passed the latest first", () => {
    const { log, open } = halfway()
    const limits = [0, 1, 2, 9]
    expect(inFlight(topology, open, log)).toEqual([2, 5])
    expect(limits.map((limit) => inFlight(topology, open, log, limit))).toEqual([[], [2], [2, 5], [2, 5]])
    expect([0, 1, 2].map((ahead) => messageAt(topology, open, log, ahead))).toEqual([2, 5, -1])
    expect(passed(topology, open, log)).toEqual([1, 0])
    expect(limits.map((limit) => passed(topology, open, log, limit))).toEqual([[], [1], [1, 0], [1, 0]])
  })

  it("none is in flight, and none has passed, where there is no connection", () => {
    const { log, closed } = halfway()
    expect([inFlight(topology, closed, log), passed(topology, closed, log)]).toEqual([[], []])
    expect(messageAt(topology, closed, log, 0)).toBe(-1)
  })
})

describe("on a first-in-first-out stream", () => {
  it("nothing is lost, repeated or overtaken", () => {
    expect(story([deliver(A, B, 1), lose(A, B), next, duplicate(A, B), next, next], tungsten)).toBe(
      "applied A1, applied A2, applied A3",
    )
  })

  it("what the rules stop blocks what is behind it, on every new connection too", () => {
    const both = [put(A, "k", "a"), put(A, "l", "x"), put(B, "k", "b")]
    const { cluster, happened } = played(tungsten, 2, [
      ...both,
      next,
      reconnect(A, B),
      next,
      next,
      deliver(B, A),
    ])
    const arrivals = happened.flatMap((one) => (one.kind === "stopped" ? [`${one.at} ${one.why}`] : []))
    expect(arrivals).toEqual([
      "1 duplicate_entry_1062",
      "1 duplicate_entry_1062",
      "1 duplicate_entry_1062",
      "0 duplicate_entry_1062",
    ])
    expect(rows(cluster, "l")).toEqual(["x", null])
  })
})
