/**
 * Clients: each request goes to the leader that decides about it, crosses what lies between, and comes back, or is given
 * up after the time-out.
 *
 * Reads are answered by the replica in the client's own datacenter. A client knows at once who the leader is now, which
 * flatters fail-over: real clients must find out.
 */
import { Effect, Option } from "effect"
import type { Write } from "../../impl/index.ts"
import type { Deployment } from "./deployment.ts"
import { micro } from "./draws.ts"
import type { Place } from "./places.ts"
import type { Replica } from "./replica.ts"
import type { ReadRecord, WriteRecord } from "./trace.ts"
import type { WideArea } from "./wide-area.ts"
import type { Request } from "./workload.ts"

export interface Cluster {
  readonly area: WideArea
  readonly now: () => number
  readonly timeout: number
  readonly acknowledges: Deployment["acknowledges"]
  /** Who takes the writes of clients here. */
  readonly writesTo: (place: Place) => Replica
  /** Who answers the reads of clients here. */
  readonly readsFrom: (place: Place) => Replica
  /** The others that a leader may wait for. */
  readonly peersOf: (replica: Replica) => ReadonlyArray<Replica>
}

const lost = Effect.never

/** Sends a request to a replica, has it handled there, and brings the answer back; what is lost is never answered. */
const call = <A, E>(
  { area }: Cluster,
  from: Place,
  replica: Replica,
  handle: (leader: NonNullable<ReturnType<Replica["running"]>>) => Effect.Effect<A, E>,
): Effect.Effect<A, E> =>
  Effect.gen(function* () {
    if (!(yield* area.crossing(from, replica.place))) return yield* lost
    const [leader, started] = [replica.running(), replica.starts()]
    if (leader === undefined) return yield* lost
    const answer = yield* handle(leader)
    if (replica.running() === undefined || replica.starts() !== started) return yield* lost
    if (!(yield* area.crossing(replica.place, from))) return yield* lost
    return answer
  })

/** How often a leader that waits for a peer looks, in milliseconds. */
const glance = 1

/** Waits until another leader has the write, and for the message that says so. */
const confirmed = (
  cluster: Cluster,
  replica: Replica,
  { leader, sequence }: NonNullable<WriteRecord["dot"]>,
) =>
  Effect.gen(function* () {
    for (;;) {
      for (const peer of cluster.peersOf(replica)) {
        const there = peer.running()
        if (there === undefined) continue
        const vector = yield* there.vector
        if ((vector[leader] ?? 0) < sequence) continue
        if (yield* cluster.area.crossing(peer.place, replica.place)) return
      }
      yield* Effect.sleep(glance)
    }
  })

const writeAt = (cluster: Cluster, replica: Replica, place: Place, write: Write) =>
  call(cluster, place, replica, (leader) =>
    Effect.gen(function* () {
      const { dot } = yield* leader.write(write)
      if (cluster.acknowledges === "when a peer has it") yield* confirmed(cluster, replica, dot)
      return dot
    }),
  )

/** Asks for a write, and notes what became of it. */
export const asksToWrite = (cluster: Cluster, { place, family, key }: Request, write: Write) =>
  Effect.gen(function* () {
    const asked = micro(cluster.now())
    const here = cluster.readsFrom(place).running()
    const knew = here === undefined ? null : yield* here.vector
    const answer = yield* Effect.timeoutOption(
      Effect.suspend(() => writeAt(cluster, cluster.writesTo(place), place, write)),
      cluster.timeout,
    )
    const dot = Option.getOrNull(answer)
    const acknowledged = dot === null ? null : micro(cluster.now())
    return { place, family, key, asked, acknowledged, dot, knew } satisfies WriteRecord
  })

/** Reads, and notes what was seen. */
export const asksToRead = (cluster: Cluster, { place, family, key }: Request) =>
  Effect.gen(function* () {
    const asked = micro(cluster.now())
    const answer = yield* Effect.timeoutOption(
      Effect.suspend(() =>
        call(cluster, place, cluster.readsFrom(place), (leader) => leader.look(family, key)),
      ),
      cluster.timeout,
    )
    const saw = Option.match(answer, { onNone: () => null, onSome: ({ at }) => at })
    return {
      place,
      family,
      key,
      asked,
      answered: saw === null ? null : micro(cluster.now()),
      saw,
    } satisfies ReadRecord
  })
