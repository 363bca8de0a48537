import { Layer } from "effect"
import { describe, expect, test } from "vitest"
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import { allToAll, Leader, Replication } from "../../impl/index.ts"
import { simulated, type SimulatedRun } from "./cluster.ts"
import { journalOn, makeDisk } from "./disk.ts"
import { makeKernel } from "./kernel.ts"
import { type Machine, makeMachine } from "./machine.ts"
import { type Line, makeNetwork } from "./network.ts"

/** Two leaders, A and B; A made some writes that are under way to B. */
const withUnderWay = (writes: number): SimulatedRun => {
  const run = simulated.open(2)
  for (let each = 0; each < writes; each++) {
    run.play({ kind: "write", at: 0, after: 1, write: { kind: "increment", key: "k", by: 1 } })
  }
  return run
}

/** What happened, in short: `applied A1`, by the sequence of A's changes. */
const short = (happened: ReadonlyArray<Happening>): ReadonlyArray<string> =>
  happened.map((one) => ("dot" in one ? `${one.kind} A${one.dot.sequence}` : one.kind))

const link = { from: 0, to: 1 }
const deliver = (ahead = 0): Move => ({ kind: "deliver", ...link, ahead })
const duplicate = (back = 0): Move => ({ kind: "duplicate", ...link, back })
const lose: Move = { kind: "lose", ...link }
const cut: Move = { kind: "cut", ...link }
const mend: Move = { kind: "mend", ...link }

const play = (run: SimulatedRun, ...moves: ReadonlyArray<Move>) => moves.map((move) => short(run.play(move)))

describe("a message", () => {
  test("arrives in its turn, and nothing arrives when nothing is under way", () => {
    expect(play(withUnderWay(2), deliver(), deliver(), deliver())).toEqual([
      ["applied A1"],
      ["applied A2"],
      [],
    ])
  })

  test("that overtakes others waits for them, is applied after them, and does not arrive again", () => {
    const run = withUnderWay(3)
    expect(play(run, deliver(2), deliver(1), deliver(1), deliver(), deliver())).toEqual([
      ["buffered A3"],
      ["buffered A2"],
      [],
      ["applied A1", "applied A2", "applied A3"],
      [],
    ])
  })

  test("counts those that it overtakes without those that arrived before", () => {
    expect(play(withUnderWay(3), deliver(1), deliver(1), deliver(2))).toEqual([
      ["buffered A2"],
      ["buffered A3"],
      [],
    ])
  })

  test("that is lost does not arrive until the connection is opened anew", () => {
    const run = withUnderWay(2)
    expect(play(run, lose, deliver(), deliver())).toEqual([["lost A1"], ["buffered A2"], []])
    expect(play(run, { kind: "reconnect", ...link }, deliver(), deliver())).toEqual([
      ["reconnected"],
      ["applied A1", "applied A2"],
      ["ignored A2"],
    ])
  })

  test("that passed can arrive again, the latest first, also if it was lost or had overtaken others", () => {
    const run = withUnderWay(4)
    expect(
      play(run, duplicate(), deliver(), lose, deliver(1), duplicate(0), duplicate(1), duplicate(2)),
    ).toEqual([[], ["applied A1"], ["lost A2"], ["buffered A4"], ["applied A2"], ["ignored A1"], []])
    expect(play(run, deliver(), duplicate(0), duplicate(3), deliver())).toEqual([
      ["applied A3", "applied A4"],
      ["ignored A4"],
      ["ignored A1"],
      [],
    ])
  })
})

test("a leader serves each follower once, however often connections ended", () => {
  const kernel = makeKernel()
  const network = makeNetwork(kernel, allToAll.links(2), (leader) => machine(leader).within)
  const machines = [0, 1].map((id) => {
    const disk = makeDisk()
    return makeMachine(kernel, id, disk, {
      journal: journalOn(disk),
      leader: Leader.layer({ id, leaders: 2, topology: allToAll }),
      replication: Replication.layer.pipe(Layer.provide(network.linksOf(id))),
    })
  })
  const machine = (leader: number) => machines[leader] as Machine
  const followers = () => kernel.run(machine(0).leader().status, machine(0).within).followers
  for (const { start } of machines) start()
  network.connect()
  expect(followers()).toEqual([1])
  network.disconnect(network.lines[0] as Line)
  expect(followers()).toEqual([])
  network.connect()
  network.forget(1)
  machine(1).crash()
  expect(followers()).toEqual([])
  machine(1).start()
  network.connect()
  expect(followers()).toEqual([1])
})

describe("a link", () => {
  test("carries what was written while it was cut, once it is mended, from what the follower lacks", () => {
    const run = withUnderWay(2)
    expect(play(run, deliver(), cut, cut, deliver(), duplicate())).toEqual([
      ["applied A1"],
      ["cut"],
      [],
      [],
      [],
    ])
    run.play({ kind: "write", at: 0, after: 1, write: { kind: "put", key: "k", value: "v" } })
    expect(play(run, mend, mend, deliver(), deliver(), deliver())).toEqual([
      ["mended"],
      [],
      ["applied A2"],
      ["applied A3"],
      [],
    ])
  })

  test("that is cut is not opened by a reconnect or a restart", () => {
    const run = withUnderWay(1)
    expect(
      play(
        run,
        cut,
        { kind: "reconnect", ...link },
        { kind: "crash", at: 1 },
        { kind: "restart", at: 1 },
        deliver(),
      ),
    ).toEqual([["cut"], [], ["crashed"], ["restarted"], []])
    expect(run.links()[0]).toEqual({ ...link, cut: true, connected: false, inFlight: [] })
  })

  test("that is mended while an end is down opens when that end is back", () => {
    const run = withUnderWay(1)
    expect(
      play(run, cut, { kind: "crash", at: 0 }, mend, deliver(), { kind: "restart", at: 0 }, deliver()),
    ).toEqual([["cut"], ["crashed"], ["mended"], [], ["restarted"], ["applied A1"]])
  })

  test("that does not exist carries nothing and cannot be cut", () => {
    expect(
      play(withUnderWay(1), { kind: "cut", from: 0, to: 7 }, { kind: "deliver", from: 1, to: 1, ahead: 0 }),
    ).toEqual([[], []])
  })

  test("shows what is under way, without what passed or overtook", () => {
    const run = withUnderWay(3)
    play(run, deliver(1))
    const dots = [1, 3].map((sequence) => ({ leader: 0, sequence }))
    expect(run.links()).toEqual([
      { from: 0, to: 1, cut: false, connected: true, inFlight: dots },
      { from: 1, to: 0, cut: false, connected: true, inFlight: [] },
    ])
  })
})
