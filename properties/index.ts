/**
 * What must hold, and the adversary that tries to break it.
 *
 * A schedule is played on a subject and leaves a history; a property judges the history; a schedule that breaks one is
 * shrunk to a counterexample. `campaign` does all of it for many subjects; `hunt` for one subject and one property;
 * `explore` exhausts a small scope; `schedules` is the fast-check arbitrary for your own tests.
 */
export { seedOf, seeded, type Random } from "./adversary/random.ts"
export { type Feature, features } from "./adversary/record-writes.ts"
export { type Scope, widest } from "./adversary/scope.ts"
export { uniformSchedule } from "./adversary/uniform.ts"
export { propertyCalled, subjectCalled, UnknownName } from "./called.ts"
export { type CampaignReport, campaign, type Hooks, type Plan, type Progress } from "./campaign.ts"
export { catalogue } from "./catalogue/catalogue.ts"
export { type Counterexample, counterexampleName } from "./counterexample.ts"
export { type Evidence, evidenceOf } from "./evidence.ts"
export { decodeDesign, type OwnDesign } from "./designs/design-file.ts"
export { designIn } from "./designs/design-module.ts"
export { expected, knownViolations } from "./expectations.ts"
export { notClaimed } from "./not-claimed.ts"
export { breadthFirst, type Exploration, type Found } from "./explorer/breadth-first.ts"
export {
  explore,
  type ExploreHooks,
  type ExploreOptions,
  type ExploreReport,
  wholeScope,
} from "./explorer/explore.ts"
export type { LocalMachine } from "./explorer/local/machine.ts"
export { type LocallySearched, searchLocally } from "./explorer/local/search.ts"
export { packedReplication } from "./explorer/machines/replication.ts"
export {
  type Component,
  type Invariant,
  invariant,
  type Outcome,
  type PackedMachine,
  type Process,
  process,
  type Receiver,
  receiver,
  type Renaming,
  type Sent,
} from "./explorer/packed/machine.ts"
export { search, searched, type Searched, type SearchOptions, unlimited } from "./explorer/packed/search.ts"
export { whole } from "./explorer/packed/whole.ts"
export { explain, type Explanation, type Shown } from "./explanation/explanation.ts"
export { fingerprint } from "./explorer/fingerprint.ts"
export type { Machine } from "./explorer/machine.ts"
export { type ExploreScope, replicationMachine } from "./explorer/replication.ts"
export type { Divergence, History, Step } from "./history.ts"
export { type Comparison, lockstep } from "./lockstep/lockstep.ts"
export { hunt, type Kill } from "./mutants/hunt.ts"
export type { Mutant } from "./mutants/mutant.ts"
export { loadMutants } from "./mutants/mutants.ts"
export { play } from "./play.ts"
export type { Judgement, Property, Violation } from "./property.ts"
export { replay, type Replayed, violationOf } from "./replay.ts"
export { schedules } from "./schedule/arbitrary.ts"
export {
  BadSchedule,
  decodeSaved,
  decodeSchedule,
  encodeCounterexample,
  encodeSchedule,
} from "./schedule/codec.ts"
export type { Schedule } from "./schedule/schedule.ts"
export type { Failing } from "./shrink/pass.ts"
export { counterexampleOf, shrink, type Shrunk } from "./shrink/shrink.ts"
export { simulate, simulated } from "./simulation/cluster.ts"
export { modelSubject } from "./subjects/model.ts"
export { loadSubjects, runsFor } from "./subjects/registry.ts"
export { type Fault, faults, type Run, type Subject } from "./subjects/subject.ts"
export type { Expected, Judged, Verdict } from "./verdict.ts"
export { linkInWords, moveInWords, objectInWords, shownInWords, writeInWords } from "./words.ts"
