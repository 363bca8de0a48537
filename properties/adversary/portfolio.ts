/**
 * The portfolio: the runs of a campaign are dealt out to the other strategies by their number, in a fixed round.
 *
 * No strategy is best at every bug, and which one is cannot be known before. `uniform` has the most turns: it is the cheapest
 * to draw and the broadest. A run is the same as that of the strategy alone, but for `guided`, which learns from its own runs.
 */
import type { Strategy } from "./strategy.ts"

/** The portfolio of a round: a strategy that stands in it twice has two turns. */
export const portfolioOf = (round: ReadonlyArray<Strategy>): Strategy => ({
  name: "portfolio",
  title: "All of the others by turns.",
  source: "Groce et al., Swarm Testing (ISSTA 2012): diversity beats the best single configuration",
  against: (subject, scope, seed) => {
    const members = new Map(
      [...new Set(round)].map((one) => [one, one.against(subject, scope, seed)] as const),
    )
    const inTurn = (run: number) => {
      const strategy = round[run % round.length]
      const adversary = strategy === undefined ? undefined : members.get(strategy)
      if (adversary === undefined) throw new RangeError("a portfolio needs a strategy")
      return adversary
    }
    let latest = 0
    return {
      draw: (run) => {
        latest = run
        return inTurn(run).draw(run)
      },
      learn: (history) => inTurn(latest).learn(history),
    }
  },
})
