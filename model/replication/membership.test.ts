import { describe, expect, it } from "vitest"
import { mariadbRingIdempotent } from "../systems/mariadb-ring.ts"
import { reference, referenceRing } from "../systems/reference.ts"
import { bdr1 } from "../systems/bdr-1.ts"
import { A, B, C, continued, deliver, drained, join, leave, played, put, rows } from "../testing/moves.ts"
import { start } from "./cluster.ts"
import { step } from "./step.ts"

/** The links that there are, such as `A>B`. */
const links = (cluster: ReturnType<typeof start>) =>
  cluster.links.map(({ from, to }) => `${"ABCD"[from]}>${"ABCD"[to]}`).join(" ")

describe("a leader that leaves", () => {
  it("takes its links with it, and the others close ranks", () => {
    expect(links(played(referenceRing, 4, [leave(B)]).cluster)).toBe("A>C C>D D>A")
    expect(links(played(reference, 3, [leave(B)]).cluster)).toBe("A>C C>A")
  })

  it("is gone once, and the last one stays", () => {
    const { cluster, happened } = played(reference, 2, [leave(A), leave(A), leave(B)])
    expect(happened).toEqual([{ kind: "left", at: A }])
    expect(cluster.leaders.map(({ present }) => present)).toEqual([false, true])
  })

  it("accepts no write, and does not come back by a restart", () => {
    const { cluster } = played(reference, 2, [leave(A)])
    expect(step(reference, cluster, { kind: "restart", at: A }).cluster).toBe(cluster)
    expect(step(reference, cluster, put(A, "k", "a")).happened).toMatchObject([
      { kind: "refused", why: "down" },
    ])
  })

  const half = [put(A, "k", "a"), deliver(A, B), leave(A)]

  it("has its changes sent on by those who have them, where the design inherits", () => {
    const { cluster } = played(reference, 3, half)
    expect(rows(drained(reference, cluster).cluster, "k").slice(1)).toEqual(["a", "a"])
  })

  it("leaves the others apart for ever, where it does not", () => {
    const { cluster } = played(bdr1, 3, half)
    expect(rows(drained(bdr1, cluster).cluster, "k").slice(1)).toEqual(["a", null])
  })

  it("leaves its last change going round for ever in a ring of binary logs, where nobody filters it out", () => {
    const { cluster } = played(mariadbRingIdempotent, 3, half)
    const round = [deliver(B, C), deliver(C, B)]
    const twice = continued(mariadbRingIdempotent, cluster, [...round, ...round])
    expect(twice.happened.map(({ kind }) => kind)).toEqual(["applied", "applied", "applied", "applied"])
    expect(twice.cluster.leaders[B]?.log.length).toBeGreaterThan(2)
  })
})

describe("a leader that joins", () => {
  it("is a copy of a leader that will send to it, which then sends what comes after", () => {
    const moves = [put(A, "k", "a"), put(A, "k", "b"), deliver(A, B), leave(C), join(C)]
    const { cluster, happened } = played(mariadbRingIdempotent, 3, moves)
    expect(happened.at(-1)).toEqual({ kind: "joined", at: C, from: B })
    const end = drained(mariadbRingIdempotent, cluster)
    expect(end.happened.map(({ kind }) => kind)).toEqual(["applied", "applied"])
    expect(rows(end.cluster, "k")).toEqual(["b", "b", "b"])
  })

  it("is linked as the topology links it", () => {
    const moves = [leave(C), put(A, "k", "a"), deliver(A, B), put(B, "l", "b"), join(C)]
    const { cluster, happened } = played(reference, 3, moves)
    expect(happened.at(-1)).toEqual({ kind: "joined", at: C, from: A })
    expect(links(cluster)).toBe(links(start(reference, 3)))
    expect(rows(cluster, "k")).toEqual(["a", "a", "a"])
    const end = drained(reference, cluster).cluster
    expect(rows(end, "l")).toEqual(["b", "b", "b"])
  })

  it("gives its next change a dot that it has not given before", () => {
    const moves = [put(C, "k", "c"), deliver(C, A), leave(C), join(C), put(C, "k", "d")]
    const { happened } = played(reference, 3, moves)
    expect(happened.at(-1)).toMatchObject({ kind: "wrote", dot: { leader: C, sequence: 2 } })
  })

  it("cannot come back where a change of its own was lost with it", () => {
    const { cluster } = played(reference, 3, [put(C, "k", "c"), leave(C)])
    expect(step(reference, cluster, join(C)).cluster).toBe(cluster)
  })
})
