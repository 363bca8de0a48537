/**
 * One simulated machine: a disk and a wall clock, which outlive crashes, and a leader that runs on them or
 * does not.
 *
 * A crash abandons the leader's fibers where they stand, as killing a process does: nothing of theirs runs
 * again, no finalizer either.
 */
import { Context, Exit, Layer, Scope } from "effect"
import { type Journal, Leader, type LeaderId } from "../../impl/index.ts"
import * as Disk from "./disk.ts"
import type { Kernel } from "./kernel.ts"

/** How a leader is put together on a machine. */
export interface Assembly {
  readonly journal: Layer.Layer<Journal>
  /** The leader on its journal, with its rules. */
  readonly leader: Layer.Layer<Leader, unknown, Journal>
  /** What makes it replicate. */
  readonly replication: Layer.Layer<never, unknown, Leader>
}

export interface Machine {
  readonly id: LeaderId
  readonly disk: Disk.Disk
  /** How far its wall clock is ahead, in ticks; negative when it is behind. */
  ahead: number
  /** What its programs run with. */
  readonly within: Context.Context<never>
  readonly running: () => Leader["Service"] | undefined
  /** The running leader, or the one that its disk would give: it neither sends nor receives. */
  readonly leader: () => Leader["Service"]
  /** The leader that its disk would give, also while another runs. */
  readonly still: () => Leader["Service"]
  readonly start: () => void
  /** Stops at once. The dots of the changes that the disk lost. */
  readonly crash: () => ReturnType<typeof Disk.crash>
  /** Stops in order, and frees what the leader holds. */
  readonly stop: () => void
}

/** A machine on which nothing runs yet. */
export const makeMachine = (kernel: Kernel, id: LeaderId, disk: Disk.Disk, assembly: Assembly): Machine => {
  const still = assembly.leader.pipe(Layer.provide(assembly.journal))
  const replicating = assembly.replication.pipe(Layer.provideMerge(still))
  let running: { readonly leader: Leader["Service"]; readonly scope: Scope.Closeable } | undefined
  let asleep: Leader["Service"] | undefined

  const build = (layer: typeof still) => {
    const scope = Scope.makeUnsafe()
    const leader = Context.get(kernel.run(Layer.buildWithScope(layer, scope), machine.within), Leader)
    return { leader, scope }
  }

  const machine: Machine = {
    id,
    disk,
    ahead: 0,
    within: kernel.context(kernel.wallClock(() => machine.ahead)),
    running: () => running?.leader,
    leader: () => running?.leader ?? (asleep ??= machine.still()),
    still: () => build(still).leader,
    start: () => {
      asleep = undefined
      running = build(replicating)
    },
    crash: () => {
      running = undefined
      return Disk.crash(disk)
    },
    stop: () => {
      if (running !== undefined) kernel.run(Scope.close(running.scope, Exit.void), machine.within)
      running = undefined
    },
  }
  return machine
}
