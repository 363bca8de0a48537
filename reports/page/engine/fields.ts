/**
 * The choices in a move, each as a field that a page can ask for: a number, a text, or one of some names.
 *
 * The bounds are those of a schedule's file, so that whatever is entered can be saved and shared.
 */
import { columnNames } from "../../../model/database/schema.ts"
import type { Move } from "../../../model/replication/move.ts"
import type { Link } from "../../../model/topology.ts"
import { leaderName, leadersOf } from "../../../model/vocabulary/leader.ts"
import { familyOf, type Write } from "../../../model/vocabulary/write.ts"
import { mostCharacters, mostCount } from "../../../properties/schedule/codec.ts"
import { linkInWords } from "../../../properties/words.ts"
import { kindsOfWrites, plainWrite } from "./possible.ts"

export type Field =
  | {
      readonly kind: "number"
      readonly name: string
      readonly now: number
      readonly least: number
      readonly most: number
      readonly made: (value: number) => Move
    }
  | {
      readonly kind: "text"
      readonly name: string
      readonly now: string
      readonly most: number
      readonly made: (value: string) => Move
    }
  | {
      readonly kind: "choice"
      readonly name: string
      readonly now: string
      readonly options: ReadonlyArray<string>
      readonly made: (option: string) => Move
    }

/** What the choices of a move depend on beside it. */
export interface Surroundings {
  readonly leaders: number
  readonly links: ReadonlyArray<Link>
}

const number = (name: string, now: number, least: number, made: (value: number) => Move): Field => ({
  kind: "number",
  name,
  now,
  least,
  most: mostCount,
  made,
})

const text = (name: string, now: string, made: (value: string) => Move): Field => ({
  kind: "text",
  name,
  now,
  most: mostCharacters,
  made,
})

/** The choices in a move, in the order in which it is read. */
export const fieldsOf = (move: Move, { leaders, links }: Surroundings): ReadonlyArray<Field> => {
  switch (move.kind) {
    case "write":
      return [
        leaderField(move, leaders),
        ...writeFields(move.write, (write) => ({ ...move, write })),
        number("ticks before it", move.after, 0, (after) => ({ ...move, after })),
      ]
    case "deliver":
      return [
        linkField(move, links),
        number("messages overtaken", move.ahead, 0, (ahead) => ({ ...move, ahead })),
      ]
    case "duplicate":
      return [linkField(move, links), number("messages back", move.back, 0, (back) => ({ ...move, back }))]
    case "clock":
      return [leaderField(move, leaders), number("ticks", move.by, -mostCount, (by) => ({ ...move, by }))]
    case "lose":
    case "cut":
    case "mend":
    case "reconnect":
      return [linkField(move, links)]
    case "crash":
    case "restart":
    case "vacuum":
    case "leave":
    case "join":
      return [leaderField(move, leaders)]
  }
}

const leaderField = (move: Extract<Move, { readonly at: number }>, leaders: number): Field => ({
  kind: "choice",
  name: "leader",
  now: leaderName(move.at),
  options: leadersOf(leaders).map(leaderName),
  made: (option) => ({ ...move, at: leadersOf(leaders).find((at) => leaderName(at) === option) ?? move.at }),
})

const linkField = (move: Extract<Move, { readonly to: number }>, links: ReadonlyArray<Link>): Field => {
  const now = linkInWords(move.from, move.to)
  const names = links.map(({ from, to }) => linkInWords(from, to))
  return {
    kind: "choice",
    name: "link",
    now,
    // A move of a link that the topology does not have stays what it is.
    options: names.includes(now) ? names : [now, ...names],
    made: (option) => {
      const link = links.find(({ from, to }) => linkInWords(from, to) === option)
      return link === undefined ? move : { ...move, from: link.from, to: link.to }
    },
  }
}

const writeFields = (write: Write, made: (write: Write) => Move): ReadonlyArray<Field> => {
  const kinds = kindsOfWrites[familyOf(write)]
  const kind: ReadonlyArray<Field> =
    kinds.length === 1
      ? []
      : [
          {
            kind: "choice",
            name: "kind of write",
            now: write.kind,
            options: kinds,
            made: (option) => {
              const other = kinds.find((one) => one === option) ?? write.kind
              return made(other === write.kind ? write : likewise(write, other))
            },
          },
        ]
  return [...kind, ...partFields(write, made)]
}

/** The parts that two kinds of writes have in common go over from one to the other. */
const likewise = (write: Write, kind: Write["kind"]): Write => {
  const plain = plainWrite(kind, "value" in write ? write.value : "v1")
  const keyed = plain.kind !== "truncate" && plain.kind !== "generate" && isPlain(write)
  const named: Write = keyed ? { ...plain, key: write.key } : plain
  return "element" in named && "element" in write ? { ...named, element: write.element } : named
}

const isPlain = ({ kind }: Write): boolean => kind !== "truncate" && kind !== "generate"

const partFields = (write: Write, made: (write: Write) => Move): ReadonlyArray<Field> => {
  const key = text("key", write.key, (key) => made({ ...write, key }))
  switch (write.kind) {
    case "put":
    case "assign":
      return [key, text("value", write.value, (value) => made({ ...write, value }))]
    case "delete":
    case "erase":
      return [key]
    case "increment":
      return [key, number("amount", write.by, -mostCount, (by) => made({ ...write, by }))]
    case "add":
    case "remove":
      return [key, text("element", write.element, (element) => made({ ...write, element }))]
    case "set":
      return [
        key,
        {
          kind: "choice",
          name: "column",
          now: write.column,
          options: columnNames,
          made: (column) => made({ ...write, column }),
        },
        text("value", write.value, (value) => made({ ...write, value })),
      ]
    case "adjust":
      return [
        key,
        number("times", write.times, -mostCount, (times) => made({ ...write, times })),
        number("plus", write.plus, -mostCount, (plus) => made({ ...write, plus })),
      ]
    case "generate":
      return [text("value", write.value, (value) => made({ ...write, value }))]
    case "set-both":
      return [
        key,
        text("other key", write.other, (other) => made({ ...write, other })),
        text("value", write.value, (value) => made({ ...write, value })),
      ]
    case "truncate":
      return []
  }
}
