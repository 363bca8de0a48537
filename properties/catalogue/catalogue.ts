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
import { adjustmentsAllCount } from "./database-features/adjustments-all-count.ts"
import { checksStayTrue } from "./database-features/checks-stay-true.ts"
import { columnsMergeApart } from "./database-features/columns-merge-apart.ts"
import { doubleBookingIsReported } from "./database-features/double-booking-is-reported.ts"
import { generatedKeysNeverCollide } from "./database-features/generated-keys-never-collide.ts"
import { referencesStayValid } from "./database-features/references-stay-valid.ts"
import { statementComputesTheSameEverywhere } from "./database-features/statement-computes-the-same-everywhere.ts"
import { transactionAppliesWhole } from "./database-features/transaction-applies-whole.ts"
import { triggerFiresOnce } from "./database-features/trigger-fires-once.ts"
import { truncatedStaysAway } from "./database-features/truncated-stays-away.ts"
import { uniqueStaysUnique } from "./database-features/unique-stays-unique.ts"
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
  generatedKeysNeverCollide,
  uniqueStaysUnique,
  referencesStayValid,
  checksStayTrue,
  triggerFiresOnce,
  transactionAppliesWhole,
  doubleBookingIsReported,
  columnsMergeApart,
  adjustmentsAllCount,
  statementComputesTheSameEverywhere,
  truncatedStaysAway,
  acknowledgedWriteSurvivesCrash,
  recoveredLeaderNeverReusesADot,
  localWriteSucceedsDuringPartition,
  datacenterOutageStopsNoOneElse,
  everyStepRefinesTheModel,
]
