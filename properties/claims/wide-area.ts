/**
 * The wide area: messages that take their time between datacenters, in virtual time, and what cuts them off.
 *
 * A message is lost when its way is closed at the moment it is sent or at the moment it would arrive.
 */
import { Effect } from "effect"
import type { Kernel } from "../simulation/kernel.ts"
import { type Draw, stream } from "./draws.ts"
import { delayOf, type Place, type Places } from "./places.ts"

export interface WideArea {
  /** `true` while messages pass from one place to the other. */
  readonly isOpen: (from: Place, to: Place) => boolean
  /** Waits until messages no longer pass. */
  readonly closed: (from: Place, to: Place) => Effect.Effect<void>
  /** Draws how long the next message on this way takes. */
  readonly delay: (from: Place, to: Place) => number
  /** Sends something; `true` when it arrived. */
  readonly crossing: (from: Place, to: Place) => Effect.Effect<boolean>
  /** Cuts a datacenter off from all others, or mends its links. */
  readonly isolate: (place: Place, isolated: boolean) => void
  /** Takes a datacenter down with its clients' access to it, or brings it back. */
  readonly takeDown: (place: Place, down: boolean) => void
}

export const makeWideArea = (kernel: Kernel, places: Places, seed: number): WideArea => {
  const isolated = new Set<Place>()
  const down = new Set<Place>()
  const watchers = new Set<() => void>()
  const draws = new Map<string, Draw>()

  const isOpen = (from: Place, to: Place): boolean =>
    !down.has(from) && !down.has(to) && (from === to || (!isolated.has(from) && !isolated.has(to)))

  const delay = (from: Place, to: Place): number => {
    const name = `delay ${from} ${to}`
    const draw = draws.get(name) ?? stream(seed, name)
    draws.set(name, draw)
    return delayOf(places, from, to, draw)
  }

  const alter = (set: Set<Place>, place: Place, member: boolean): void => {
    if (member) set.add(place)
    else set.delete(place)
    for (const watcher of watchers) watcher()
    kernel.drain()
  }

  return {
    isOpen,
    closed: (from, to) =>
      Effect.callback<void>((resume) => {
        const watcher = () => {
          if (isOpen(from, to)) return
          watchers.delete(watcher)
          resume(Effect.void)
        }
        watchers.add(watcher)
        watcher()
        return Effect.sync(() => watchers.delete(watcher))
      }),
    delay,
    crossing: (from, to) =>
      Effect.suspend(() => {
        const sent = isOpen(from, to)
        return Effect.as(Effect.sleep(delay(from, to)), sent)
      }).pipe(Effect.map((sent) => sent && isOpen(from, to))),
    isolate: (place, member) => alter(isolated, place, member),
    takeDown: (place, member) => alter(down, place, member),
  }
}
