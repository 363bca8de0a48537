/** For the tests of this folder: designs with one rule replaced, and how a schedule breaks a property on them. */
import { laterOrEqual } from "../../../model/conflicts/resolution/later-or-equal.ts"
import { apply, keep, remembering } from "../../../model/conflicts/ruling.ts"
import type { Design } from "../../../model/replication/design.ts"
import type { Move } from "../../../model/replication/move.ts"
import { causal } from "../../../model/replication/delivery.ts"
import { reference, referenceRing } from "../../../model/systems/reference.ts"
import { catalogue } from "../../catalogue/catalogue.ts"
import { evidenceOf } from "../../evidence.ts"
import { play } from "../../play.ts"
import type { Property } from "../../property.ts"
import { modelSubject } from "../../subjects/model.ts"
import type { Subject } from "../../subjects/subject.ts"
import type { Shown } from "../explanation.ts"

const like = (name: string, change: Partial<Design>): Subject =>
  modelSubject({ ...reference, ...change, name, title: name }, "system")

/** Two writes at the same time: the one that arrives later wins, so each leader keeps the other's. */
export const lastArrivalWinsTies = like("last-arrival-wins-ties", {
  rows: {
    local: reference.rows.local,
    remote: (cell, change, here) =>
      cell.kind !== "absent" && laterOrEqual(change.stamp, cell.stamp)
        ? { ...reference.rows.remote(cell, change, here), cell: remembering(change), outcome: "applied" }
        : reference.rows.remote(cell, change, here),
  },
})

/** Whatever arrives is taken, and nobody is told of a conflict. */
export const takesWhatArrives = like("takes-what-arrives", {
  rows: { local: reference.rows.local, remote: (_cell, change) => apply(change, remembering) },
})

/** The first version of a row that a leader has stays; every other is a conflict. */
export const firstStays = like("first-stays", {
  rows: {
    local: reference.rows.local,
    remote: (cell, change) =>
      cell.kind === "absent" ? apply(change, remembering) : keep("first_stays", cell),
  },
})

/** A write is acknowledged before it is durable. */
export const acknowledgesTooEarly = like("acknowledges-too-early", {
  durable: { local: false, remote: false },
})

/** A change is applied when it arrives, although what its origin had seen is still on its way. */
export const appliesBeforeCauses = like("applies-before-causes", {
  delivery: {
    ...causal,
    judge: (change, vector) => (causal.judge(change, vector) === "duplicate" ? "duplicate" : "now"),
  },
})

/** In a ring a change goes on to the leader that made it, is applied there again, and goes round once more. */
export const goesRound = like("goes-round", {
  topology: { ...referenceRing.topology, carries: () => true },
  delivery: {
    ...causal,
    judge: (change, vector) => (causal.judge(change, vector) === "later" ? "later" : "now"),
  },
})

/** Applying a change does not advance the clock. */
export const clockIsNotRaised = like("clock-is-not-raised", {
  clock: { ...reference.clock, raise: (latest) => latest },
})

export const propertyCalled = (id: string): Property => {
  const property = catalogue.find((one) => one.id === id)
  if (property === undefined) throw new Error(`there is no property ${id}`)
  return property
}

/** The violation that the moves show. */
export const shown = (subject: Subject, id: string, leaders: number, moves: ReadonlyArray<Move>): Shown => {
  const property = propertyCalled(id)
  const schedule = { leaders, moves }
  const history = play(subject, schedule)
  const { violation } = property.check(evidenceOf(history))
  if (violation === null) throw new Error(`${subject.name} keeps ${id} here`)
  return { subject, property, schedule, history, violation }
}
