/** What a person types into the client of `polyarchy cluster`, one line at a time, and how it is understood. */

/** A leader by its name, such as `A`. */
export type Name = string

export type Line =
  | { readonly kind: "get" | "delete"; readonly table: string; readonly key: string }
  | { readonly kind: "put"; readonly table: string; readonly key: string; readonly value: string }
  | {
      readonly kind: "set"
      readonly table: string
      readonly key: string
      readonly columns: Readonly<Record<string, string>>
    }
  | { readonly kind: "increment"; readonly table: string; readonly key: string; readonly by: number }
  | {
      readonly kind: "add" | "remove"
      readonly table: string
      readonly key: string
      readonly element: string
    }
  | { readonly kind: "at" | "kill" | "start"; readonly leader: Name }
  | { readonly kind: "clock"; readonly leader: Name; readonly milliseconds: number }
  | { readonly kind: "cut" | "mend"; readonly leader: Name; readonly other: Name }
  | {
      readonly kind: "delay"
      readonly leader: Name
      readonly other: Name
      readonly milliseconds: number
    }
  | { readonly kind: "session"; readonly on: boolean }
  | { readonly kind: "status" | "conflicts" | "help" | "quit" | "nothing" }

/** Why a line cannot be understood, and what would be. */
export interface Unclear {
  readonly unclear: string
}

/** Every command with its arguments and what it does, in the order of the help. */
export const usages: ReadonlyArray<readonly [usage: string, does: string]> = [
  ["put rows/KEY VALUE", "write a row; with registers/KEY, a register"],
  ["set records/KEY COLUMN=VALUE ...", "write columns of a record"],
  ["increment counters/KEY [BY]", "add to a counter, 1 unless said"],
  ["add sets/KEY ELEMENT", "add to a set; remove takes away"],
  ["get TABLE/KEY", "read"],
  ["delete TABLE/KEY", "delete a row or a record"],
  ["at LEADER", "ask another leader from now on"],
  ["session on|off", "carry what was seen from leader to leader, or not"],
  ["cut LEADER LEADER", "cut the links between two leaders; mend undoes it"],
  ["delay LEADER LEADER MS", "slow them down"],
  ["kill LEADER", "kill its process; start starts it again"],
  ["clock LEADER MS", "put its clock ahead, or back"],
  ["status", "what each leader has"],
  ["conflicts", "the writes that this leader saw overruled"],
  ["quit", "stop all of them"],
]

const unclear = (word: string): Unclear => {
  const usage = usages.find(([line]) => line.split(" ")[0] === word)?.[0]
  return {
    unclear:
      usage === undefined
        ? `There is no command "${word}": type "help" for those there are.`
        : `It is: ${usage}`,
  }
}

/** Words, of which one in double quotes may hold spaces. */
const wordsOf = (line: string): ReadonlyArray<string> =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "")

const placeOf = (word: string | undefined): { readonly table: string; readonly key: string } | undefined => {
  const slash = word?.indexOf("/") ?? -1
  return word === undefined || slash < 1 || slash === word.length - 1
    ? undefined
    : { table: word.slice(0, slash), key: word.slice(slash + 1) }
}

const numberOf = (word: string | undefined): number | undefined =>
  word !== undefined && /^-?\d{1,15}$/.test(word) ? Number(word) : undefined

const columnsOf = (words: ReadonlyArray<string>): Readonly<Record<string, string>> | undefined => {
  const pairs = words.map((word): readonly [string, string] => {
    const equals = word.indexOf("=")
    return [word.slice(0, Math.max(0, equals)), word.slice(equals + 1)]
  })
  return pairs.length === 0 || pairs.some(([column]) => column === "") ? undefined : Object.fromEntries(pairs)
}

const understood = (kind: string, rest: ReadonlyArray<string>): Line | undefined => {
  const [first, second, third] = rest
  const place = placeOf(first)
  switch (kind) {
    case "get":
    case "delete":
      return place && { kind, ...place }
    case "put":
      return place && second !== undefined ? { kind, ...place, value: second } : undefined
    case "set": {
      const columns = columnsOf(rest.slice(1))
      return place && columns && { kind, ...place, columns }
    }
    case "increment": {
      const by = numberOf(second ?? "1")
      return place && by !== undefined ? { kind, ...place, by } : undefined
    }
    case "add":
    case "remove":
      return place && second !== undefined ? { kind, ...place, element: second } : undefined
    case "at":
    case "kill":
    case "start":
      return first === undefined ? undefined : { kind, leader: first }
    case "clock": {
      const milliseconds = numberOf(second)
      return first === undefined || milliseconds === undefined
        ? undefined
        : { kind, leader: first, milliseconds }
    }
    case "cut":
    case "mend":
      return first === undefined || second === undefined ? undefined : { kind, leader: first, other: second }
    case "delay": {
      const milliseconds = numberOf(third)
      return first === undefined || second === undefined || milliseconds === undefined || milliseconds < 0
        ? undefined
        : { kind, leader: first, other: second, milliseconds }
    }
    case "session":
      return first === "on" || first === "off" ? { kind, on: first === "on" } : undefined
    case "status":
    case "conflicts":
    case "help":
    case "quit":
      return { kind }
    default:
      return undefined
  }
}

/** What a line asks for, or why that is unclear. */
export const lineOf = (typed: string): Line | Unclear => {
  const [kind, ...rest] = wordsOf(typed)
  if (kind === undefined) return { kind: "nothing" }
  return understood(kind, rest) ?? unclear(kind)
}
