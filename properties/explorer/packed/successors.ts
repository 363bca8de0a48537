/**
 * From a machine of components to packed steps: rows of numbers in, rows of numbers out.
 *
 * What a process makes of the values it touches is computed once, and written down in a book as numbers: for each move,
 * what changes and by how much the hash does. The hash of a state is a sum over its components, each with a factor of
 * its place, so it follows from the state before without reading what stayed as it was.
 */
import type { Halves } from "./canonical.ts"
import { type Growing, growing } from "./growing.ts"
import type { PackedMachine, Process, Sent } from "./machine.ts"
import { pool } from "./pool.ts"
import { type RowTable, rowTable } from "./row-table.ts"

/** What a packed machine does with each successor: the row, which is used again, its hash, the move, and whose it is. */
export type Visit = (row: Int32Array, high: number, low: number, move: number, process: number) => void

export interface Successors<Move> {
  /** Numbers in a row. */
  readonly width: number
  readonly initial: { readonly row: Int32Array; readonly high: number; readonly low: number }
  /** Visits every successor of the state that begins at `offset` of `rows`. */
  readonly expand: (rows: Int32Array, offset: number, high: number, low: number, visit: Visit) => void
  readonly moveOf: (number: number) => Move
  readonly numberOf: (value: unknown) => number
  readonly hashOf: (row: Int32Array) => Halves
  readonly valueOf: (number: number) => unknown
}

/** In the book, for each touched component: its next value, and by how much both halves of its hash differ. */
const each = 3
/** The number in place of a component's next value where it refuses what was sent. */
const refused = -1

/** An odd factor for each place and half of the hash. */
const factorsOf = (width: number, seed: number): Int32Array =>
  Int32Array.from({ length: width }, (_, place) => {
    const mixed = Math.imul((place + 1) ^ seed, 0x9e3779b1)
    return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) | 1
  })

export const successorsOf = <Move>(machine: PackedMachine<Move>): Successors<Move> => {
  const width = machine.components.length
  const values = pool<unknown>()
  const moves = pool<Move>()
  const book = growing()
  const highFactors = factorsOf(width, 0x27d4eb2f)
  const lowFactors = factorsOf(width, 0x165667b1)

  const tables = new Map<unknown, RowTable>()
  const tableOf = ({ moves, touches }: Process<Move>): RowTable => {
    const known = tables.get(moves)
    if (known !== undefined) return known
    const table = rowTable(touches.length)
    tables.set(moves, table)
    return table
  }
  const processes = machine.processes.map((process) => ({
    places: Int32Array.from(process.touches),
    cases: tableOf(process),
    moves: process.moves,
    remembered: process.remembered,
  }))

  const writeChange = (book: Growing, before: number, after: number): void => {
    book.push(after)
    book.push((values.highOf(after) - values.highOf(before)) | 0)
    book.push((values.lowOf(after) - values.lowOf(before)) | 0)
  }

  const writeSends = (book: Growing, sends: ReadonlyArray<Sent>): void => {
    book.push(sends.length)
    for (const { to, item } of sends) {
      book.push(to.place)
      book.push(values.numberOf(item))
    }
  }

  /** Computes what a process makes of a row and writes it in the book; where it stands there. */
  const write = (process: (typeof processes)[number], rows: Int32Array, offset: number): number => {
    const before = [...process.places].map((place) => rows[offset + place] ?? 0)
    const outcomes = process.moves(before.map(values.valueOf))
    const page = book.length()
    book.push(outcomes.length)
    for (const { move, becomes, sends } of outcomes) {
      book.push(moves.numberOf(move))
      for (const [index, number] of before.entries())
        writeChange(book, number, values.numberOf(becomes[index]))
      writeSends(book, sends)
    }
    return page
  }

  /** By component, its value and the item: what it becomes, and what it sends on. */
  const absorptions = rowTable(3)
  const answers = growing()
  const question = new Int32Array(3)
  const inOrder = Int32Array.of(0, 1, 2)

  /** Where among the answers it stands what the component becomes with the item. */
  const absorb = (place: number, number: number, item: number): number => {
    question[0] = place
    question[1] = number
    question[2] = item
    const known = absorptions.get(question, 0, inOrder)
    if (known >= 0) return known
    const receiver = machine.receivers.find((one) => one.place === place)
    if (receiver === undefined) throw new RangeError(`the component ${place} receives nothing`)
    const absorbed = receiver.absorb(values.valueOf(number), values.valueOf(item))
    const page = answers.length()
    if (absorbed === null) answers.push(refused)
    else {
      writeChange(answers, number, values.numberOf(absorbed.becomes))
      writeSends(answers, absorbed.sends)
    }
    absorptions.set(question, 0, inOrder, page)
    return page
  }

  const row = Int32Array.from(machine.components, ({ initial }) => values.numberOf(initial))
  const hashOf = (numbers: Int32Array): Halves => {
    let high = 0
    let low = 0
    for (let place = 0; place < width; place++) {
      high = (high + Math.imul(values.highOf(numbers[place] ?? 0), highFactors[place] ?? 0)) | 0
      low = (low + Math.imul(values.lowOf(numbers[place] ?? 0), lowFactors[place] ?? 0)) | 0
    }
    return { high, low }
  }
  const scratch = new Int32Array(width)
  let nextHigh = 0
  let nextLow = 0

  const become = (place: number, cells: Int32Array, at: number): void => {
    scratch[place] = cells[at] ?? 0
    nextHigh = (nextHigh + Math.imul(cells[at + 1] ?? 0, highFactors[place] ?? 0)) | 0
    nextLow = (nextLow + Math.imul(cells[at + 2] ?? 0, lowFactors[place] ?? 0)) | 0
  }

  /** Does the sends that stand in a book at `at`, and what they lead to; `false` when a component refuses one. */
  const sent = (book: Growing, at: number): boolean => {
    const end = at + 1 + 2 * (book.cells()[at] ?? 0)
    for (let send = at + 1; send < end; send += 2) {
      const place = book.cells()[send] ?? 0
      const page = absorb(place, scratch[place] ?? 0, book.cells()[send + 1] ?? 0)
      const cells = answers.cells()
      if (cells[page] === refused) return false
      become(place, cells, page)
      if (cells[page + each] !== 0 && !sent(answers, page + each)) return false
    }
    return true
  }

  const expand = (rows: Int32Array, offset: number, high: number, low: number, visit: Visit): void => {
    for (let number = 0; number < processes.length; number++) {
      const process = processes[number]
      if (process === undefined) continue
      const { places, cases } = process
      let page = process.remembered ? cases.get(rows, offset, places) : -1
      if (page < 0) {
        page = write(process, rows, offset)
        if (process.remembered) cases.set(rows, offset, places, page)
      }
      const touched = places.length
      let at = page + 1
      for (let left = book.cells()[page] ?? 0; left > 0; left--) {
        for (let place = 0; place < width; place++) scratch[place] = rows[offset + place] ?? 0
        nextHigh = high
        nextLow = low
        const move = book.cells()[at++] ?? 0
        for (let index = 0; index < touched; index++, at += each) become(places[index] ?? 0, book.cells(), at)
        if (sent(book, at)) visit(scratch, nextHigh, nextLow, move, number)
        at += 1 + 2 * (book.cells()[at] ?? 0)
      }
      if (!process.remembered) book.truncate(page)
    }
  }

  return {
    width,
    initial: { row, ...hashOf(row) },
    expand,
    moveOf: moves.valueOf,
    numberOf: values.numberOf,
    hashOf,
    valueOf: values.valueOf,
  }
}
