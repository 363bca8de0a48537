/** Flags that several commands share. */
import { randomInt } from "node:crypto"
import { Option } from "effect"
import { Flag } from "effect/cli"
import { mostLeaders } from "../../model/vocabulary/leader.ts"

/** The seed of a run that names none, so that it can be repeated and compared. */
const defaultSeed = 24301

/** Seeds are 32 bits. */
const mostSeed = 0xff_ff_ff_ff

const wholeNumber = (text: string): number | null => (/^\d{1,10}$/.test(text) ? Number(text) : null)

export const seed = Flag.String("seed").pipe(
  Flag.withMetavar("N|random"),
  Flag.withDescription(`Draws every schedule: 0 to ${mostSeed}, or "random" (default ${defaultSeed})`),
  Flag.withDefault(String(defaultSeed)),
  Flag.filterMap(
    (text) => {
      if (text === "random") return Option.some(randomInt(mostSeed + 1))
      const number = wholeNumber(text)
      return number === null || number > mostSeed ? Option.none() : Option.some(number)
    },
    () => `Expected a whole number from 0 to ${mostSeed}, or "random"`,
  ),
)

/** A flag for a whole number within bounds. */
export const count = (
  name: string,
  least: number,
  most: number,
  usual: number,
  description: string,
): Flag.Flag<number> =>
  Flag.Int(name).pipe(
    Flag.withMetavar("N"),
    Flag.withDescription(`${description} (default ${usual})`),
    Flag.withDefault(usual),
    Flag.filter(
      (number) => number >= least && number <= most,
      () => `Expected a whole number from ${least} to ${most}`,
    ),
  )

export const leaders = count("leaders", 2, mostLeaders, 3, "Leaders in each cluster")

export const json = Flag.Boolean("json").pipe(
  Flag.withDescription("Print JSON alone on standard output; everything else goes to standard error"),
  Flag.withDefault(false),
)

/** A flag that may be given several times. */
export const names = (name: string, metavar: string, description: string): Flag.Flag<ReadonlyArray<string>> =>
  Flag.String(name).pipe(Flag.withMetavar(metavar), Flag.withDescription(description), Flag.atLeast(0))

/** Of a saved file: what is said in it, said otherwise. */
export const subject = Flag.String("subject").pipe(
  Flag.withMetavar("NAME"),
  Flag.withDescription("Play it on this subject (default: the one in the file)"),
  Flag.optional,
)

export const property = Flag.String("property").pipe(
  Flag.withMetavar("ID"),
  Flag.withDescription("Judge by this property (default: the one in the file)"),
  Flag.optional,
)
