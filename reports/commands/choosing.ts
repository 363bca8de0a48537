/** Names on the command line, and what they mean: an unknown one is answered with the nearest that is known. */
import { Effect } from "effect"
import { designs } from "../../model/systems/designs.ts"
import type { Design } from "../../model/replication/design.ts"
import { type Feature, features } from "../../properties/adversary/record-writes.ts"
import { drawnFaults } from "../../properties/adversary/scope.ts"
import { strategies } from "../../properties/adversary/strategies.ts"
import type { Strategy } from "../../properties/adversary/strategy.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { type Mode, modes } from "../../properties/mode.ts"
import { nearest } from "../../properties/nearest.ts"
import type { Property } from "../../properties/property.ts"
import type { Registry } from "../../properties/subjects/registry.ts"
import { type Fault, faults, type Subject } from "../../properties/subjects/subject.ts"
import { Mistake, type MistakeCode } from "./mistake.ts"

const unknown = (
  code: MistakeCode,
  place: string,
  noun: string,
  name: string,
  known: ReadonlyArray<string>,
  list: string,
): Mistake => {
  const near = nearest(name, known)
  const ask = near === null ? "" : `Did you mean ${JSON.stringify(near)}? `
  return new Mistake({
    code,
    place,
    problem: `there is no ${noun} ${JSON.stringify(name.slice(0, 80))}`,
    mend: `${ask}\`polyarchy list ${list}\` has them all`,
  })
}

/** The subject of this name. */
export const chooseSubject = (
  registry: Registry,
  name: string,
  place: string,
): Effect.Effect<Subject, Mistake> => {
  const found = registry.subjects.find((subject) => subject.name === name)
  if (found !== undefined) return Effect.succeed(found)
  const absent = registry.absent.find((one) => one.name === name)
  const mistake =
    absent === undefined
      ? unknown(
          "unknown-subject",
          place,
          "subject",
          name,
          registry.subjects.map((subject) => subject.name),
          "subjects",
        )
      : new Mistake({
          code: "absent-subject",
          place,
          problem: `${name} cannot be played here (${absent.because})`,
          mend: `Install it: npm install ${name}`,
        })
  return Effect.fail(mistake)
}

/** The property of this id; the part after the group is enough. */
export const chooseProperty = (name: string, place: string): Effect.Effect<Property, Mistake> => {
  const found = catalogue.find(({ id }) => id === name || id.slice(id.indexOf("/") + 1) === name)
  if (found !== undefined) return Effect.succeed(found)
  return Effect.fail(
    unknown(
      "unknown-property",
      place,
      "property",
      name,
      catalogue.map(({ id }) => id),
      "properties",
    ),
  )
}

export const chooseDesign = (name: string, place: string): Effect.Effect<Design, Mistake> => {
  const found = designs.find((design) => design.name === name)
  if (found !== undefined) return Effect.succeed(found)
  return Effect.fail(
    unknown(
      "unknown-design",
      place,
      "design",
      name,
      designs.map((design) => design.name),
      "designs",
    ),
  )
}

export const chooseFault = (name: string, place: string): Effect.Effect<Fault, Mistake> => {
  const found = faults.find((fault) => fault === name)
  if (found !== undefined) return Effect.succeed(found)
  return Effect.fail(unknown("unknown-fault", place, "fault", name, faults, "faults"))
}

/** A fault that schedules are drawn with: not that leaders leave, which only a search in a small scope does. */
export const chooseDrawnFault = (name: string, place: string): Effect.Effect<Fault, Mistake> =>
  Effect.flatMap(chooseFault(name, place), (fault) =>
    drawnFaults.includes(fault)
      ? Effect.succeed(fault)
      : Effect.fail(
          new Mistake({
            code: "unknown-fault",
            place,
            problem: `${fault} is not a fault of random schedules`,
            mend: `\`polyarchy explore DESIGN --faults ${fault}\` searches with it`,
          }),
        ),
  )

export const chooseStrategy = (name: string, place: string): Effect.Effect<Strategy, Mistake> => {
  const found = strategies.find((strategy) => strategy.name === name)
  if (found !== undefined) return Effect.succeed(found)
  return Effect.fail(
    unknown(
      "unknown-strategy",
      place,
      "strategy",
      name,
      strategies.map((strategy) => strategy.name),
      "strategies",
    ),
  )
}

export const chooseMode = (name: string, place: string): Effect.Effect<Mode, Mistake> => {
  const found = modes.find((mode) => mode === name)
  if (found !== undefined) return Effect.succeed(found)
  return Effect.fail(unknown("unknown-mode", place, "mode", name, modes, "modes"))
}

/** The names in a flag that may be repeated and takes several at once: `--faults loss,crash`; `none` is no name. */
export const namesIn = (lists: ReadonlyArray<string>): ReadonlyArray<string> =>
  lists
    .flatMap((names) => names.split(",").map((name) => name.trim()))
    .filter((name) => name !== "" && name !== "none")

export const chooseFeature = (name: string, place: string): Effect.Effect<Feature, Mistake> => {
  const found = features.find((feature) => feature === name)
  if (found !== undefined) return Effect.succeed(found)
  return Effect.fail(unknown("unknown-feature", place, "feature", name, features, "features"))
}

/** Those that were named, each once and in the order of all; all of them when none was named. */
export const chosen = <A>(all: ReadonlyArray<A>, named: ReadonlyArray<A>): ReadonlyArray<A> =>
  named.length === 0 ? all : all.filter((one) => named.includes(one))
