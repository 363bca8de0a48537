/** What runs were made of, counted: of a report that names no figures nobody knows what was put to the test. */
import type { ProcessRun } from "./run.ts"
import { type ProcessFault, processFaults } from "./plan.ts"
import type { SessionCount, SessionCounts } from "./sessions.ts"

export interface Tally {
  readonly clusters: number
  /** Rounds: each ended healed, quiet and validated, or failed. */
  readonly runs: number
  readonly failed: number
  readonly events: number
  /** What clients asked, by what came of it. */
  readonly acknowledged: number
  readonly refused: number
  readonly unknown: number
  readonly reads: number
  /** Writes to a leader that ran while a link of it was cut or silent, and those of them that got no answer. */
  readonly partitioned: number
  readonly partitionedUnknown: number
  readonly strikes: Readonly<Record<ProcessFault, number>>
  /** Starts on data that was there, and the changes that crashes made leaders forget. */
  readonly recoveries: number
  readonly forgotten: number
  readonly conflicts: number
  /** State transfers in place of changes. */
  readonly transfers: number
  /** Acknowledged writes that are lost. */
  readonly lost: number
  readonly sessions: SessionCounts
}

const noSessions: SessionCount = { reads: 0, missedOwnWrite: 0, wentBack: 0, behind: 0 }

export const nothingYet: Tally = {
  clusters: 0,
  runs: 0,
  failed: 0,
  events: 0,
  acknowledged: 0,
  refused: 0,
  unknown: 0,
  reads: 0,
  partitioned: 0,
  partitionedUnknown: 0,
  strikes: { kill: 0, pause: 0, cut: 0, silence: 0, delay: 0, clock: 0 },
  recoveries: 0,
  forgotten: 0,
  conflicts: 0,
  transfers: 0,
  lost: 0,
  sessions: { withToken: noSessions, withoutToken: noSessions },
}

const plus = (a: SessionCount, b: SessionCount): SessionCount => ({
  reads: a.reads + b.reads,
  missedOwnWrite: a.missedOwnWrite + b.missedOwnWrite,
  wentBack: a.wentBack + b.wentBack,
  behind: a.behind + b.behind,
})

/** The tally with one run more. */
export const counted = (tally: Tally, { plan, rounds, recording, judged, problems }: ProcessRun): Tally => {
  const { validation } = judged
  const answers = recording.records.map(({ answer }) => answer.kind)
  const happened = validation.history.steps.flatMap((step) => step.happened)
  const many = (kind: (typeof answers)[number]) => answers.filter((one) => one === kind).length
  const partitioned = recording.records.filter(
    ({ asked, amid }) =>
      asked.kind === "write" &&
      amid.some((fault) => fault === "cut" || fault === "silence") &&
      !amid.some((fault) => fault === "kill" || fault === "pause"),
  )
  const forgotten = happened.reduce((sum, one) => sum + (one.kind === "crashed" ? one.forgot.length : 0), 0)
  const strikes = { ...tally.strikes }
  const struck = plan.rounds.slice(0, rounds).flatMap((round) => round.strikes)
  for (const fault of processFaults) strikes[fault] += struck.filter((one) => one.fault === fault).length
  return {
    clusters: tally.clusters + 1,
    runs: tally.runs + rounds,
    failed: tally.failed + (problems.length === 0 ? 0 : 1),
    events: tally.events + validation.events,
    acknowledged: tally.acknowledged + many("written"),
    refused: tally.refused + many("refused"),
    unknown: tally.unknown + many("unknown"),
    reads: tally.reads + many("shown"),
    partitioned: tally.partitioned + partitioned.length,
    partitionedUnknown:
      tally.partitionedUnknown + partitioned.filter(({ answer }) => answer.kind === "unknown").length,
    strikes,
    recoveries: tally.recoveries + happened.filter(({ kind }) => kind === "restarted").length,
    forgotten: tally.forgotten + forgotten,
    conflicts:
      tally.conflicts + happened.filter((one) => one.kind === "applied" && one.conflict !== null).length,
    transfers:
      tally.transfers +
      recording.trails.reduce((sum, trail) => sum + trail.split('"_tag":"Merged"').length - 1, 0),
    lost:
      tally.lost +
      validation.findings.filter(({ kind, why }) => kind === "record" && /acknowledged/.test(why)).length,
    sessions: {
      withToken: plus(tally.sessions.withToken, validation.sessions.withToken),
      withoutToken: plus(tally.sessions.withoutToken, validation.sessions.withoutToken),
    },
  }
}
