/** Every property, in the order in which they are listed. */
import type { Property } from "../property.ts"
import { datacenterOutageStopsNoOneElse } from "./availability/datacenter-outage-stops-no-one-else.ts"
import { localWriteSucceedsDuringPartition } from "./availability/local-write-succeeds-during-partition.ts"
import { arbitrationRespectsCausality } from "./causality/arbitration-respects-causality.ts"
import { effectNeverPrecedesItsCause } from "./causality/effect-never-precedes-its-cause.ts"
import { stampsGrowWithCausality } from "./causality/stamps-grow-with-causality.ts"
import { addWins } from "./conflict-resolution/add-wins.ts"
import { concurrentIncrementsAllCount } from "./conflict-resolution/concurrent-increments-all-count.ts"
import { conflictIffConcurrent } from "./conflict-resolution/conflict-iff-concurrent.ts"
import { lastWriterWins } from "./conflict-resolution/last-writer-wins.ts"
import { nothingIsLostSilently } from "./conflict-resolution/nothing-is-lost-silently.ts"
import { siblingsAreTheConcurrentMaxima } from "./conflict-resolution/siblings-are-the-concurrent-maxima.ts"
import { winnerDependsOnlyOnTheWrites } from "./conflict-resolution/winner-depends-only-on-the-writes.ts"
import { deletedStaysDeleted } from "./convergence/deleted-stays-deleted.ts"
import { everyAcknowledgedWriteReachesEveryLeader } from "./convergence/every-acknowledged-write-reaches-every-leader.ts"
import { quietClusterAgrees } from "./convergence/quiet-cluster-agrees.ts"
import { redeliveryChangesNothing } from "./convergence/redelivery-changes-nothing.ts"
import { replicationStops } from "./convergence/replication-stops.ts"
import { returningLeaderCatchesUp } from "./convergence/returning-leader-catches-up.ts"
import { sameChangesSameState } from "./convergence/same-changes-same-state.ts"
import { streamsKeepFlowing } from "./convergence/streams-keep-flowing.ts"
import { acknowledgedWriteSurvivesCrash } from "./durability/acknowledged-write-survives-crash.ts"
import { recoveredLeaderNeverReusesADot } from "./durability/recovered-leader-never-reuses-a-dot.ts"
import { everyStepRefinesTheModel } from "./refinement/every-step-refines-the-model.ts"

export const catalogue: ReadonlyArray<Property> = [
  sameChangesSameState,
  quietClusterAgrees,
  everyAcknowledgedWriteReachesEveryLeader,
  redeliveryChangesNothing,
  replicationStops,
  streamsKeepFlowing,
  returningLeaderCatchesUp,
  deletedStaysDeleted,
  effectNeverPrecedesItsCause,
  arbitrationRespectsCausality,
  stampsGrowWithCausality,
  conflictIffConcurrent,
  winnerDependsOnlyOnTheWrites,
  lastWriterWins,
  nothingIsLostSilently,
  concurrentIncrementsAllCount,
  addWins,
  siblingsAreTheConcurrentMaxima,
  acknowledgedWriteSurvivesCrash,
  recoveredLeaderNeverReusesADot,
  localWriteSucceedsDuringPartition,
  datacenterOutageStopsNoOneElse,
  everyStepRefinesTheModel,
]
