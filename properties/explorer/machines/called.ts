/** Machines by name and scope, so that a thread can be told which one is meant. */
import { designs } from "../../../model/systems/designs.ts"
import type { PackedMachine } from "../packed/machine.ts"
import type { ExploreScope } from "../replication.ts"
import type { LwwScope } from "./lww/leader.ts"
import { lww } from "./lww/machine.ts"
import { packedReplication } from "./replication.ts"

export type Called =
  | { readonly machine: "ml-lww"; readonly scope: LwwScope }
  | { readonly machine: "replication"; readonly design: string; readonly scope: ExploreScope }

/** The machine of that name. */
export const machineCalled = (called: Called): PackedMachine<unknown> => {
  if (called.machine === "ml-lww") return lww(called.scope)
  const design = designs.find(({ name }) => name === called.design)
  if (design === undefined) throw new RangeError(`there is no design ${called.design}`)
  return packedReplication(design, called.scope)
}
