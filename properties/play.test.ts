import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { A, B, C, clock, crash, cut, deliver, lose, mend, put, restart } from "../model/testing/moves.ts"
import { widest } from "./adversary/scope.ts"
import { modelMutants } from "./mutants/model-mutants.ts"
import { play } from "./play.ts"
import { schedules } from "./schedule/arbitrary.ts"
import { implementations } from "./subjects/registry.ts"
import { designSubjects } from "./subjects/designs.ts"
import type { Subject } from "./subjects/subject.ts"
import { moveInWords } from "./words.ts"

const called = (name: string): Subject => {
  const subject = designSubjects.find((one) => one.name === name)
  if (subject === undefined) throw new Error(`there is no ${name}`)
  return subject
}
const reference = called("reference")

/** The subject, with every run that it opens kept to be asked whether it was closed. */
const watched = (subject: Subject) => {
  const runs: Array<{ closed: number }> = []
  return {
    runs,
    subject: {
      ...subject,
      open: (leaders: number) => {
        const run = subject.open(leaders)
        const one = { closed: 0 }
        runs.push(one)
        return {
          ...run,
          close: () => {
            one.closed++
            run.close()
          },
        }
      },
    },
  }
}

describe("playing a schedule", () => {
  it("leaves a step for every move that had an effect, and none for the others", () => {
    const moves = [deliver(A, B), put(A, "x", "v1"), crash(B), crash(B), clock(A, 0), cut(A, B)]
    const { steps, settlesFrom } = play(reference, { leaders: 2, moves })
    expect(steps.slice(0, settlesFrom).map(({ move }) => move)).toEqual([
      put(A, "x", "v1"),
      crash(B),
      cut(A, B),
    ])
  })

  it("restarts every leader, mends and reconnects every link, and then delivers what there is", () => {
    const moves = [put(A, "x", "v1"), lose(A, B), cut(B, A), crash(C)]
    const { steps, settlesFrom, quiet, final } = play(reference, { leaders: 3, moves })
    expect(steps.slice(settlesFrom).map(({ move }) => moveInWords(move))).toEqual([
      "C: restart",
      "B>A: mend",
      "A>B: reconnect",
      "A>C: reconnect",
      "B>A: reconnect",
      "B>C: reconnect",
      "C>A: reconnect",
      "C>B: reconnect",
      "A>B: deliver next",
      "A>C: deliver next",
    ])
    expect(quiet).toBe(true)
    expect(final.map(({ row }) => row)).toEqual([{ x: "v1" }, { x: "v1" }, { x: "v1" }])
  })

  it("ends when the watch says so, and closes what it opened", () => {
    const { subject, runs } = watched(reference)
    const seen: Array<number> = []
    const history = play(
      subject,
      { leaders: 2, moves: [put(A, "x", "v1"), put(A, "x", "v2"), put(B, "x", "v3")] },
      (_step, index) => {
        seen.push(index)
        return index < 1
      },
    )
    expect(seen).toEqual([0, 1])
    expect(history.steps).toHaveLength(2)
    expect(history).toMatchObject({ settlesFrom: 2, quiet: false })
    expect(runs).toEqual([{ closed: 1 }])
  })

  it("closes what it opened also when the subject fails", () => {
    const { subject, runs } = watched({
      ...reference,
      open: (leaders) => ({
        ...reference.open(leaders),
        play: () => {
          throw new Error("out of order")
        },
      }),
    })
    expect(() => play(subject, { leaders: 2, moves: [put(A, "x", "v1")] })).toThrow("out of order")
    expect(runs).toEqual([{ closed: 1 }])
  })
})

describe("the last phase", () => {
  const all = [...designSubjects, ...implementations].map((subject) => [subject.name, subject] as const)

  it.each(all)("of %s ends by itself, and everybody is up and connected then", (_name, subject) => {
    const law = fc.property(schedules(widest(subject, 3, 30)), (schedule) => {
      const run = subject.open(schedule.leaders)
      const history = play({ ...subject, open: () => ({ ...run, close: () => undefined }) }, schedule)
      expect(history.quiet).toBe(true)
      for (const at of [A, B, C]) expect(run.play(restart(at))).toEqual([])
      for (const { from, to } of subject.links(3)) {
        expect(run.play(mend(from, to))).toEqual([])
        expect(run.play(deliver(from, to)).filter(({ kind }) => kind !== "stopped")).toEqual([])
      }
      run.close()
    })
    fc.assert(law, { seed: 31, numRuns: 15 })
  })

  const circling = (subject: Subject) => {
    const history = play(subject, { leaders: 3, moves: [put(A, "x", "v1")] })
    const deliveries = history.steps
      .slice(history.settlesFrom)
      .filter(({ move }) => move.kind === "deliver").length
    return { ...history, deliveries }
  }
  const looping = modelMutants.find(({ id }) => id === "the-loop-rule-is-dropped")?.subject ?? reference

  it("ends when a situation comes back, and says that it is not quiet and what repeats", () => {
    const { quiet, repeats, steps, settlesFrom, deliveries } = circling(looping)
    expect(quiet).toBe(false)
    expect(deliveries).toBeLessThan(2 * 3 * 4 + 1)
    expect(repeats?.from).toBeGreaterThan(settlesFrom)
    expect(repeats?.to).toBe(steps.length)
  })

  it("is bounded where something circulates and the subject cannot tell its situation", () => {
    const silent: Subject = {
      ...looping,
      open: (leaders) => {
        const { situation: _situation, ...run } = looping.open(leaders)
        return run
      },
    }
    const { quiet, deliveries, ...history } = circling(silent)
    expect(quiet).toBe(false)
    expect(history).not.toHaveProperty("repeats")
    // The bound: two, for one move and one more, times three links, times four, for three leaders and one more; and one.
    expect(deliveries).toBe(2 * 3 * 4 + 1)
  })

  it("does not wait for a stream that is stopped", () => {
    const { quiet, steps } = play(called("tungsten"), {
      leaders: 2,
      moves: [put(A, "x", "v1"), put(B, "x", "v2")],
    })
    expect(quiet).toBe(true)
    expect(steps.at(-1)?.happened.map(({ kind }) => kind)).toEqual(["stopped"])
  })
})
