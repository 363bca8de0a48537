/** What is recorded of one subject, and reasons that several have. */

/** By the id of a property that it breaks: why. */
export type Known = Readonly<Record<string, string>>

/** What follows where a leader leaves and nobody sends on what it had sent to some: the matrix alone lets leaders leave. */
export const takenAway: Known = {
  "convergence/every-acknowledged-write-reaches-every-leader":
    "what a leader that leaves had sent to some, nobody sends on",
}

/** What follows from a change that cannot be applied, and stops what is behind it. */
export const stops = (because: string): Known => ({
  "convergence/every-acknowledged-write-reaches-every-leader": because,
  "convergence/returning-leader-catches-up": because,
  "convergence/streams-keep-flowing": because,
})
