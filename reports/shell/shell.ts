/** The client of `polyarchy cluster`: carries out what a person types, and says in lines what came of it. */
import { Effect } from "effect"
import type { ProcessCluster } from "../../properties/processes/cluster.ts"
import type { LaunchFailed } from "../../properties/processes/launch.ts"
import type { Client, Session } from "../../properties/processes/store.ts"
import { leaderName } from "../../model/vocabulary/leader.ts"
import { aligned } from "../text/columns.ts"
import { type Line, lineOf, usages } from "./words.ts"

type Lines = ReadonlyArray<string>

/** Where the person is: which leader is asked, and whether what was seen is carried along. */
export interface Here {
  leader: number
  carries: boolean
}

export interface Shell {
  readonly here: Here
  /** What a typed line comes to; `null` when the person wants to leave. */
  readonly answer: (typed: string) => Effect.Effect<Lines | null>
}

interface Refusal {
  readonly message: string
}

/** What a leader answered, in words, and what it had applied. */
interface Answer {
  readonly said: string
  readonly token: ReadonlyArray<number>
}

/** What a request came to; why it did not is said, too. */
const told = <A>(request: Effect.Effect<A, Refusal>, say: (answer: A) => string): Effect.Effect<Lines> =>
  Effect.match(request, {
    onSuccess: (answer) => [say(answer)],
    onFailure: ({ message }) => [message.startsWith("Transport") ? "That leader does not answer." : message],
  })

interface Shown {
  readonly value: unknown
  readonly siblings?: ReadonlyArray<{ readonly value: string }>
  readonly token: ReadonlyArray<number>
}

const shown = ({ value, siblings, token }: Shown): Answer => ({
  token,
  said:
    siblings !== undefined && siblings.length > 1
      ? `${siblings.length} siblings: ${JSON.stringify(siblings.map((one) => one.value))}; the next put leaves one`
      : JSON.stringify(value),
})

interface Written {
  readonly dot: { readonly leader: number; readonly sequence: number }
  readonly token: ReadonlyArray<number>
}

const written = ({ dot, token }: Written): Answer => ({
  token,
  said: `done: write ${dot.sequence} of ${leaderName(dot.leader)}`,
})

/** The shell of a cluster, at its first leader. */
export const makeShell = (cluster: ProcessCluster, session: Session): Shell => {
  const here: Here = { leader: 0, carries: true }
  const names = cluster.leaders.map(leaderName)

  const leaderOf = (name: string): number => names.indexOf(name.toUpperCase())
  const unknown = (name: string): Effect.Effect<Lines> =>
    Effect.succeed([`There is no leader "${name}": there are ${names.join(", ")}.`])

  /** A request to the leader that the person asks now, with what the person has seen where that is carried. */
  const asked = (
    request: (
      objects: Client["objects"],
      query: { readonly token?: ReadonlyArray<number> },
    ) => Effect.Effect<Answer, Refusal>,
  ): Effect.Effect<Lines> => {
    const { objects } = cluster.client(here.leader)
    return told(
      here.carries ? session.ask((query) => request(objects, query)) : request(objects, {}),
      ({ said }) => said,
    )
  }

  const between = (
    { leader, other }: { readonly leader: string; readonly other: string },
    alter: (proxy: ProcessCluster["proxies"][number]["proxy"]) => Effect.Effect<void>,
    said: string,
  ): Effect.Effect<Lines> => {
    const [one, two] = [leaderOf(leader), leaderOf(other)]
    if (one === -1) return unknown(leader)
    if (two === -1) return unknown(other)
    const affected = cluster.proxies.filter(
      ({ from, to }) => (from === one && to === two) || (from === two && to === one),
    )
    return Effect.as(
      Effect.forEach(affected, ({ proxy }) => alter(proxy)),
      [`The links between ${names[one]} and ${names[two]} are ${said}.`],
    )
  }

  const atLeader = (
    name: string,
    work: (leader: number) => Effect.Effect<string, LaunchFailed>,
  ): Effect.Effect<Lines> => {
    const leader = leaderOf(name)
    return leader === -1
      ? unknown(name)
      : Effect.match(work(leader), { onSuccess: (said) => [said], onFailure: ({ message }) => [message] })
  }

  const status = Effect.map(
    Effect.forEach(cluster.leaders, (leader) =>
      Effect.match(cluster.client(leader).operation.status(), {
        onSuccess: ({ vector, log, waiting }) => [
          leaderName(leader),
          `has ${vector.join(" ")}`,
          `log ${log.first} to ${log.last}`,
          waiting === 0 ? "" : `${waiting} wait for their causes`,
        ],
        onFailure: () => [leaderName(leader), "does not answer", "", ""],
      }),
    ),
    (rows) => aligned(rows),
  )

  const conflicts = Effect.suspend(() =>
    Effect.match(cluster.client(here.leader).operation.conflicts({ query: {} }), {
      onSuccess: ({ conflicts: found }): Lines =>
        found.length === 0
          ? ["none"]
          : found.map(({ key, local, remote, kept }) => {
              const [winner, loser] = kept === "local" ? [local, remote] : [remote, local]
              return `${key}: write ${winner.sequence} of ${leaderName(winner.leader)} overruled write ${loser.sequence} of ${leaderName(loser.leader)}`
            }),
      onFailure: ({ message }): Lines => [message],
    }),
  )

  const carryOut = (line: Line): Effect.Effect<Lines | null> => {
    switch (line.kind) {
      case "nothing":
        return Effect.succeed([])
      case "quit":
        return Effect.succeed(null)
      case "help":
        return Effect.succeed(aligned(usages))
      case "status":
        return status
      case "conflicts":
        return conflicts
      case "get":
        return asked((objects, query) => Effect.map(objects.read({ params: line, query }), shown))
      case "put":
        return asked((objects, query) =>
          Effect.map(objects.put({ params: line, query, payload: { value: line.value } }), written),
        )
      case "set":
        return asked((objects, query) =>
          Effect.map(objects.put({ params: line, query, payload: { columns: line.columns } }), written),
        )
      case "delete":
        return asked((objects, query) => Effect.map(objects.remove({ params: line, query }), written))
      case "increment":
        return asked((objects, query) =>
          Effect.map(objects.increment({ params: line, query, payload: { by: line.by } }), written),
        )
      case "add":
        return asked((objects, query) => Effect.map(objects.addElement({ params: line, query }), written))
      case "remove":
        return asked((objects, query) => Effect.map(objects.removeElement({ params: line, query }), written))
      case "session":
        here.carries = line.on
        return Effect.succeed([
          line.on
            ? "From now on a leader answers when it has all that you have seen."
            : "From now on a leader answers with what it has.",
        ])
      case "at":
        return atLeader(line.leader, (leader) =>
          Effect.sync(() => {
            here.leader = leader
            return `You ask ${names[leader]}.`
          }),
        )
      case "kill":
        return atLeader(line.leader, (leader) =>
          Effect.as(
            cluster.kill(leader),
            `${names[leader]} was killed; "start ${names[leader]}" starts it again.`,
          ),
        )
      case "start":
        return atLeader(line.leader, (leader) => Effect.as(cluster.restart(leader), `${names[leader]} runs.`))
      case "clock":
        return atLeader(line.leader, (leader) =>
          Effect.as(
            cluster.setClock(leader, line.milliseconds),
            `The clock of ${names[leader]} is ${line.milliseconds} ms ahead.`,
          ),
        )
      case "cut":
        return between(line, ({ cut }) => cut, "cut")
      case "mend":
        return between(
          line,
          ({ heal, delay }) =>
            Effect.andThen(
              Effect.sync(() => delay(0)),
              heal,
            ),
          "whole",
        )
      case "delay":
        return between(
          line,
          ({ delay }) => Effect.sync(() => delay(line.milliseconds)),
          `${line.milliseconds} ms long`,
        )
    }
  }

  return {
    here,
    answer: (typed) => {
      const line = lineOf(typed)
      return "unclear" in line ? Effect.succeed([line.unclear]) : carryOut(line)
    },
  }
}
