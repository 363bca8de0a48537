/**
 * Exhaustive search of a machine of actors: the states right after requests, and each actor's receptions by themselves.
 *
 * A state is what each actor was after its last request, and which messages it has not received by then. From there on each
 * actor's receptions are a lattice of its own, computed once for each state and set of messages that occurs. The states
 * are compared exactly.
 */
import { growing } from "../packed/growing.ts"
import { pool } from "../packed/pool.ts"
import { rowTable } from "../packed/row-table.ts"
import type { LocalMachine } from "./machine.ts"

export interface LocallySearched {
  /** States right after requests. */
  readonly states: number
  readonly transitions: number
  /** States of one actor with what is in flight to it, in all lattices together. */
  readonly localStates: number
  readonly complete: boolean
  /** The claim that is broken; `null` for none. */
  readonly violation: string | null
}

/** An actor's state with what is in flight to it, by number. */
interface Here {
  readonly state: number
  readonly flight: number
}

interface Lattice {
  readonly reached: ReadonlyArray<Here>
  /** The states in which nothing is in flight any more, or nothing of it can be received. */
  readonly ends: ReadonlyArray<number>
}

/** More than there are numbers of flights. */
const numbers = 2 ** 26

/** What a function of two numbers gives, remembered. */
const rememberedOf = (compute: (a: number, b: number) => number): ((a: number, b: number) => number) => {
  const table = rowTable(2)
  const question = new Int32Array(2)
  const inOrder = Int32Array.of(0, 1)
  return (a, b) => {
    question[0] = a
    question[1] = b
    const known = table.get(question, 0, inOrder)
    if (known >= 0) return known
    const answer = compute(a, b)
    question[0] = a
    question[1] = b
    table.set(question, 0, inOrder, answer)
    return answer
  }
}

/** Searches a machine, up to a number of states. */
export const searchLocally = <State, Message, Request>(
  machine: LocalMachine<State, Message, Request>,
  most = Number.POSITIVE_INFINITY,
): LocallySearched => {
  const states = pool<State>()
  const messages = pool<Message>()
  const flights: Array<ReadonlyArray<number>> = []
  const flightsByName = new Map<string, number>()
  const { actors } = machine
  const width = 2 * actors
  const places = Int32Array.from({ length: width }, (_, place) => place)
  const stateOf = (number: number) => states.valueOf(number)
  const messagesOf = (flight: number) => flights[flight] ?? []
  const flightOf = (inFlight: ReadonlyArray<number>): number => {
    const name = inFlight.join()
    const known = flightsByName.get(name)
    if (known !== undefined) return known
    flightsByName.set(name, flights.length)
    return flights.push(inFlight) - 1
  }
  let violation: string | null = null

  const images = new Map<number, number>()
  const keys = pool<unknown>()
  const check = (number: number): void => {
    const key = keys.numberOf(machine.agree.key(stateOf(number)))
    const image = keys.numberOf(machine.agree.image(stateOf(number)))
    const known = images.get(key)
    if (known === undefined) images.set(key, image)
    else if (known !== image) violation ??= machine.agree.claim
  }

  /** One more than the state after receiving a message; 0 where it must wait. */
  const received = rememberedOf((state, message) => {
    const value = messages.valueOf(message)
    const after = machine.receive(stateOf(state), value)
    if (after === null) return 0
    const number = states.numberOf(after)
    const again = machine.receive(after, value)
    if (again === null || states.numberOf(again) !== number)
      violation ??= "a message that is received again changes nothing"
    check(number)
    return number + 1
  })
  const without = rememberedOf((flight, message) =>
    flightOf(messagesOf(flight).filter((other) => other !== message)),
  )
  const withMessage = rememberedOf((flight, message) =>
    flightOf([...messagesOf(flight), message].toSorted((a, b) => a - b)),
  )

  let localStates = 0
  const lattices: Array<Lattice> = []
  const latticeAt = rememberedOf((state, flight) => {
    const lattice = receptions({ state, flight })
    localStates += lattice.reached.length
    return lattices.push(lattice) - 1
  })
  const latticeOf = ({ state, flight }: Here): Lattice =>
    lattices[latticeAt(state, flight)] ?? { reached: [], ends: [] }

  const receptions = (from: Here): Lattice => {
    const reached: Array<Here> = [from]
    const known = new Set([from.state * numbers + from.flight])
    const ends = new Set<number>()
    for (const { state, flight } of reached) {
      let isEnd = true
      for (const message of messagesOf(flight)) {
        const after = received(state, message) - 1
        if (after < 0) continue
        isEnd = false
        const next = { state: after, flight: without(flight, message) }
        const name = next.state * numbers + next.flight
        if (known.has(name)) continue
        known.add(name)
        reached.push(next)
      }
      if (isEnd) ends.add(state)
    }
    return { reached, ends: [...ends] }
  }

  const answers = new Map<number, ReadonlyArray<{ readonly becomes: number; readonly message: number }>>()
  const answersOf = (actor: number, state: number) => {
    const name = state * actors + actor
    const known = answers.get(name)
    if (known !== undefined) return known
    const given = machine.ask(actor, stateOf(state)).map((answer) => {
      const becomes = states.numberOf(answer.becomes)
      check(becomes)
      return { becomes, message: messages.numberOf(answer.message) }
    })
    answers.set(name, given)
    return given
  }

  /** Every combination of what the actors are once all that can be received is. */
  const checkQuiet = (rows: Int32Array, at: number): void => {
    const ends = Array.from({ length: actors }, (_, actor) => latticeOf(hereOf(rows, at, actor)).ends)
    const combined = ends.reduce<ReadonlyArray<ReadonlyArray<number>>>(
      (sofar, some) => sofar.flatMap((chosen) => some.map((one) => [...chosen, one])),
      [[]],
    )
    for (const chosen of combined)
      if (!machine.quiet.holds(chosen.map(stateOf))) violation ??= machine.quiet.claim
  }

  const hereOf = (rows: Int32Array, at: number, actor: number): Here => ({
    state: rows[at + 2 * actor] ?? 0,
    flight: rows[at + 2 * actor + 1] ?? 0,
  })

  const renamings = machine.renamings.map((renaming) => {
    const message = rememberedOf((number) => messages.numberOf(renaming.message(messages.valueOf(number))))
    return {
      state: rememberedOf((number) => states.numberOf(renaming.state(stateOf(number)))),
      flight: rememberedOf((flight) =>
        flightOf(
          messagesOf(flight)
            .map((number) => message(number, 0))
            .toSorted((a, b) => a - b),
        ),
      ),
    }
  })
  const least = new Int32Array(width)
  const renamed = new Int32Array(width)
  /** Leaves in `least` the least row that the next one can be renamed to. */
  const leastOfNext = (): void => {
    least.set(next)
    for (const { state, flight } of renamings) {
      for (let place = 0; place < width; place += 2) {
        renamed[place] = state(next[place] ?? 0, 0)
        renamed[place + 1] = flight(next[place + 1] ?? 0, 0)
      }
      let place = 0
      while (place < width && renamed[place] === least[place]) place++
      if ((renamed[place] ?? 0) < (least[place] ?? 0)) least.set(renamed)
    }
  }

  const visited = rowTable(width)
  const queue = growing()
  const next = new Int32Array(width)
  let transitions = 0
  const discover = (): void => {
    leastOfNext()
    if (visited.get(least, 0, places) >= 0) return
    visited.set(least, 0, places, 0)
    const at = queue.claim(width)
    queue.cells().set(next, at)
    checkQuiet(next, 0)
  }
  const nothing = flightOf([])
  const begin = states.numberOf(machine.initial)
  check(begin)
  for (let actor = 0; actor < actors; actor++) next.set([begin, nothing], 2 * actor)
  discover()
  let at = 0
  for (let asked = 0, end = queue.length(); asked < machine.requests; asked++, end = queue.length())
    for (; at < end && violation === null && visited.size() < most; at += width)
      for (let actor = 0; actor < actors; actor++)
        for (const { state, flight } of latticeOf(hereOf(queue.cells(), at, actor)).reached)
          for (const { becomes, message } of answersOf(actor, state)) {
            for (let other = 0; other < actors; other++) {
              const here = hereOf(queue.cells(), at, other)
              next[2 * other] = other === actor ? becomes : here.state
              next[2 * other + 1] = other === actor ? flight : withMessage(here.flight, message)
            }
            transitions++
            discover()
          }
  const complete = violation === null && visited.size() < most
  return { states: visited.size(), transitions, localStates, complete, violation }
}
