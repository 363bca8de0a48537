/** The leaders around a map of what is between them. */
import type { Move } from "../../../model/replication/move.ts"
import type { Forms } from "./forms.ts"
import { LeaderCard } from "./leader-card.tsx"
import { ClusterMap } from "./map.tsx"
import type { Situation } from "./situation.ts"

interface Props {
  readonly situation: Situation
  readonly forms: Forms
  readonly onWrite: (leader: number) => void
  readonly act: (move: Move) => void
}

const nothing: ReadonlySet<string> = new Set()

export const Leaders = ({ situation, forms, onWrite, act }: Props) => {
  const { board, lookOf, fresh } = situation
  return (
    <section class={`board size-${board.leaders.length}`} aria-labelledby="board">
      <h2 id="board" class="vh">
        The leaders
      </h2>
      <ClusterMap board={board} lookOf={lookOf} act={act} />
      {board.leaders.map((leader) => (
        <LeaderCard
          key={leader.id}
          leader={leader}
          board={board}
          lookOf={lookOf}
          fresh={fresh[leader.id] ?? nothing}
          form={forms.of(leader.id)}
          onForm={(form) => forms.change(leader.id, form)}
          onWrite={() => onWrite(leader.id)}
          act={act}
        />
      ))}
    </section>
  )
}
