/**
 * A design of one's own on the command line: wherever a design or a subject is named, the path of its file will do.
 *
 * A `.json` file is read; a `.ts`, `.js` or `.mjs` module is run, with all that this means: it is the user's own code.
 */
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { Effect } from "effect"
import type { Design } from "../../model/replication/design.ts"
import { designs } from "../../model/systems/designs.ts"
import { decodeDesign, type OwnDesign } from "../../properties/designs/design-file.ts"
import { designIn } from "../../properties/designs/design-module.ts"
import { BadSchedule } from "../../properties/schedule/codec.ts"
import { modelSubject } from "../../properties/subjects/model.ts"
import type { Registry } from "../../properties/subjects/registry.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { chooseDesign, chooseSubject } from "./choosing.ts"
import { Mistake } from "./mistake.ts"
import { readJson } from "./reading.ts"

const isModule = (name: string): boolean => /\.(ts|mts|js|mjs)$/.test(name)

/** `true` for what can only be the path of a file. */
export const isFile = (name: string): boolean =>
  name.endsWith(".json") || isModule(name) || name.includes("/")

const moduleAt = (file: string): Effect.Effect<unknown, Mistake> =>
  Effect.tryPromise({
    // The path is a user's own, so no check of import directions has anything to say of it.
    // oxlint-disable-next-line import/no-dynamic-require -- the module of a user, whose path is known only at run time
    try: (): Promise<unknown> => import(pathToFileURL(resolve(file)).href),
    catch: (error) =>
      new Mistake({
        code: "bad-design",
        place: file,
        problem: `it cannot be run (${error instanceof Error ? error.message.split("\n")[0] : String(error)})`,
        mend: "Run it alone first: npx tsx FILE",
      }),
  })

/** The design in a file. */
const ownDesign = Effect.fn("ownDesign")(function* (file: string) {
  const read = isModule(file) ? yield* moduleAt(file) : yield* readJson(file)
  const own = yield* Effect.try({
    try: (): OwnDesign => (isModule(file) ? designIn(read) : decodeDesign(read)),
    catch: (error) => {
      if (!(error instanceof BadSchedule)) throw error
      const { place, problem, mend } = error
      return new Mistake({ code: "bad-design", place: `${file}: ${place}`, problem, mend })
    },
  })
  const taken = designs.find(({ name }) => name === own.design.name)
  return taken === undefined
    ? own
    : yield* new Mistake({
        code: "bad-design",
        place: `${file}: name`,
        problem: `${JSON.stringify(taken.name)} is the name of a design of the model`,
        mend: "Give it another name",
      })
})

const subjectOf = ({ design, disclaims }: OwnDesign): Subject => modelSubject(design, "system", disclaims)

/** The subject of this name, or of the design in this file. */
export const subjectNamed = (
  registry: Registry,
  name: string,
  place: string,
): Effect.Effect<Subject, Mistake> =>
  isFile(name) ? Effect.map(ownDesign(name), subjectOf) : chooseSubject(registry, name, place)

/** A design, and the same as a subject. */
export interface Named {
  readonly design: Design
  readonly subject: Subject
  /** What it was called by on the command line. */
  readonly as: string
}

/** The design of this name, or in this file. */
export const designNamed = Effect.fn("designNamed")(function* (
  registry: Registry,
  name: string,
  place: string,
) {
  if (isFile(name)) {
    const own = yield* ownDesign(name)
    return { design: own.design, subject: subjectOf(own), as: name } satisfies Named
  }
  const design = yield* chooseDesign(name, place)
  return { design, subject: yield* chooseSubject(registry, name, place), as: name } satisfies Named
})
