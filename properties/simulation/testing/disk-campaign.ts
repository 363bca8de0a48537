/**
 * Random lives of three leaders, linked all-to-all or in a ring, on disks with faults: 120 acts, then everything mends and is delivered. What must hold is
 * judged at the end: no acknowledged write is lost unless rot was found where it was written, no dot has meant two
 * changes, every leader that can start shows the same, and none fails to start unless its disk has rotted.
 */
import type { Layer } from "effect"
import { allToAll, type Journal, ring, showDot, type Write } from "../../../impl/index.ts"
import { type Disk, makeDisk } from "../disk.ts"
import { type DiskFaults, noFaults, type Struck } from "../disk-faults.ts"
import { seeded } from "../interleaving.ts"
import { type Node, openSlowCluster, type SlowCluster } from "./slow-cluster.ts"

const leaders = 3
const acts = 120

export interface Outcome {
  readonly violations: ReadonlyArray<string>
  /** How often each fault struck, at all disks together. */
  readonly struck: Readonly<Struck>
  readonly acknowledged: number
  /** How many leaders stopped by themselves, and how many could not be started any more. */
  readonly stopped: number
  readonly refused: number
  /** How often a leader was sent a state in place of changes. */
  readonly merged: number
  /** Everything that the leaders recorded and everything that is on their disks. */
  readonly trace: string
}

const pickerOf = (seed: number) => {
  const draw = seeded(seed)
  return (choices: number) => Math.floor(draw() * choices)
}

/** Each write adds something of its own, so that one that is lost is missed. */
const writeFrom = (pick: (choices: number) => number, number: number): Write => {
  switch (pick(6)) {
    case 0:
      return { _tag: "Put", key: "xyz".charAt(pick(3)), value: `v${number}` }
    case 1:
      return { _tag: "Delete", key: "xyz".charAt(pick(3)) }
    case 2:
      return { _tag: "Increment", key: "n", by: 1 }
    default:
      return { _tag: "Add", key: "s", element: `e${number}` }
  }
}

const act = (cluster: SlowCluster, pick: (choices: number) => number, number: number): void => {
  const node = cluster.nodes[pick(leaders)]
  if (node === undefined) return
  const kind = pick(100)
  if (kind < 34) cluster.write(node, writeFrom(pick, number))
  else if (kind < 62) cluster.deliver(node.id, pick(leaders))
  else if (kind < 74) cluster.kernel.advance(1 + pick(4))
  else if (kind < 80) cluster.read(node, "s")
  else if (kind < 88) cluster.upkeep(node)
  else if (kind < 93) cluster.kill(node)
  else {
    if (pick(2) === 0) node.disk.capacity += 2000
    cluster.start(node)
  }
  cluster.connect()
  // Half of the time the next act begins while this one is still under way.
  if (pick(2) === 0) cluster.kernel.drain()
}

/** Everything mends: no more faults, room enough, every leader that can start is started and takes in what there is. */
const settle = (cluster: SlowCluster): ReadonlyArray<Node> => {
  const { nodes, kernel } = cluster
  kernel.drain()
  for (const node of nodes) {
    node.disk.dice.calm()
    node.disk.capacity = Number.POSITIVE_INFINITY
    cluster.kill(node)
    cluster.start(node)
  }
  const sound = nodes.filter(({ refuses }) => refuses === undefined)
  for (const node of sound) cluster.kill(node)
  cluster.remain(sound.map(({ id }) => id))
  for (const node of sound) cluster.start(node)
  for (let round = 0; round < 4; round++) {
    cluster.connect()
    kernel.advance(100)
    for (let moved = true; moved; kernel.advance(100)) {
      moved = false
      for (const { from, to } of cluster.links()) if (cluster.deliver(from.id, to.id)) moved = true
    }
    for (const node of sound) cluster.upkeep(node)
    kernel.advance(100)
  }
  return sound
}

/** What a client sees; a leader may have forgotten a row that is deleted, or still know of it. */
const shown = (cluster: SlowCluster, node: Node): string => {
  const view = cluster.view(node)
  const rows = Object.entries(view?.row ?? {}).filter(([, value]) => value !== null)
  return JSON.stringify({ ...view, row: rows })
}

const judge = (cluster: SlowCluster, sound: ReadonlyArray<Node>): void => {
  const { violations, acknowledged } = cluster
  const [first] = sound
  for (const node of sound) {
    const [elements, vector] = [new Set(cluster.view(node)?.set["s"]), cluster.vector(node)]
    if (node.leader === undefined) violations.push(`leader ${node.id} did not start`)
    if (first !== undefined && shown(cluster, node) !== shown(cluster, first))
      violations.push(`leaders ${first.id} and ${node.id} do not agree`)
    if (first !== undefined && JSON.stringify(vector) !== JSON.stringify(cluster.vector(first)))
      violations.push(`leaders ${first.id} and ${node.id} have not applied the same`)
    for (const { at, write, dot } of acknowledged) {
      if (cluster.nodes[at]?.refuses !== undefined) continue
      if ((vector[dot.leader] ?? 0) < dot.sequence || (write._tag === "Add" && !elements.has(write.element)))
        violations.push(`${showDot(dot)} was acknowledged and is lost at leader ${node.id}`)
    }
  }
}

const sumOf = (cluster: SlowCluster): Struck => {
  const sum: Struck = { keepsTail: 0, tornWrite: 0, full: 0, slowSync: 0, bitRot: 0, syncError: 0 }
  for (const { disk } of cluster.nodes) {
    sum.keepsTail += disk.dice.struck.keepsTail
    sum.tornWrite += disk.dice.struck.tornWrite
    sum.full += disk.dice.struck.full
    sum.slowSync += disk.dice.struck.slowSync
    sum.bitRot += disk.dice.struck.bitRot
    sum.syncError += disk.dice.struck.syncError
  }
  return sum
}

/** One life of a cluster, which depends on its seed, its faults and its journal only. */
export const liveThrough = (
  seed: number,
  faults: Partial<DiskFaults>,
  journal?: (disk: Disk) => Layer.Layer<Journal>,
): Outcome => {
  const pick = pickerOf(seed)
  const disk = (id: number) => makeDisk({ ...noFaults, ...faults }, seed * leaders + id)
  const topology = seed % 2 === 0 ? allToAll : ring
  const cluster = openSlowCluster({ seed, leaders, topology, disk, journal })
  for (const node of cluster.nodes) cluster.start(node)
  cluster.connect()
  cluster.kernel.drain()
  for (let number = 0; number < acts; number++) act(cluster, pick, number)
  cluster.kernel.drain()
  judge(cluster, settle(cluster))
  const { nodes, violations, acknowledged } = cluster
  const events = nodes.flatMap((node) => node.events)
  return {
    violations,
    struck: sumOf(cluster),
    acknowledged: acknowledged.length,
    stopped: events.filter(({ _tag }) => _tag === "Stopped").length,
    refused: nodes.filter(({ refuses }) => refuses !== undefined).length,
    merged: events.filter(({ _tag }) => _tag === "Merged").length,
    trace: JSON.stringify([acknowledged, events, nodes.map((node) => [node.disk.log, ...node.disk.objects])]),
  }
}
