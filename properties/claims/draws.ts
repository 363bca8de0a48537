/**
 * Random quantities of a trial, each from a stream of its own: the delays of one link do not depend on how often
 * another was used, so two deployments meet the same clients and the same weather.
 */
import { seeded } from "../simulation/interleaving.ts"

/** Numbers from 0 up to, not including, 1. */
export type Draw = () => number

/** The stream of this name: FNV-1a of the name, apart from the seed by a multiple of the golden ratio. */
export const stream = (seed: number, name: string): Draw => {
  let hash = 0x81_1c_9d_c5
  for (let index = 0; index < name.length; index++)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01_00_01_93)
  return seeded(hash ^ Math.imul(seed, 0x9e_37_79_b1))
}

/** A whole number from 0 up to, not including, `below`. */
export const whole = (draw: Draw, below: number): number => Math.floor(draw() * below)

/** A waiting time with this mean: the gaps between arrivals that know nothing of each other. */
export const exponential = (draw: Draw, mean: number): number => -mean * Math.log(1 - draw())

/** The exponential of a standard normal number, by Box and Muller: its median is 1, one in a hundred is above 10. */
export const logNormal = (draw: Draw): number =>
  Math.exp(Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw()))

/** Milliseconds to the microsecond. */
export const micro = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000
