/** What was promised, and where each promise stands: the broken ones told, the rest in a list. */
import { useMemo } from "preact/hooks"
import { type Told, toldOf } from "../../explained.ts"
import { groupInWords, sentence } from "../../words.ts"
import {
  countStandings,
  isBad,
  type Standing,
  type StandingKind,
  type Standings,
  type Turn,
} from "./standing.ts"

interface Props {
  readonly standings: Standings
  readonly turns: ReadonlyArray<Turn>
  /** Shows an event of the run; with what would follow if everything settled, where it is one of that. */
  readonly onEvent: (event: number, seenIn: Standing["seenIn"]) => void
  /** Shows the run as the run that breaks this promise. */
  readonly onShow: (standing: Standing) => void
}

const signs: Readonly<Record<StandingKind, string>> = {
  broken: "✗",
  "would-break": "!",
  kept: "✓",
  vacuous: "·",
  "not-claimed": "–",
  "not-judged": "?",
}

const words: Readonly<Record<StandingKind, string>> = {
  broken: "broken",
  "would-break": "broken if everything settled now",
  kept: "kept so far",
  vacuous: "could not fail yet",
  "not-claimed": "not promised",
  "not-judged": "not judged: not everything heals",
}

const countedKinds = ["broken", "would-break", "kept", "vacuous", "not-claimed", "not-judged"] as const

export const Promises = ({ standings, turns, onEvent, onShow }: Props) => {
  const { all } = standings
  const counts = countStandings(all)
  const bad = all.filter(({ kind }) => isBad(kind))
  const hasTurned = (standing: Standing): boolean =>
    turns.some((turn) => turn.standing.property === standing.property)
  const groups = [...new Set(all.map(({ property }) => property.group))]
  return (
    <section class="promises" aria-labelledby="promises">
      <h2 id="promises">Promises</h2>
      <ul class="counts">
        {countedKinds.map((kind) =>
          counts[kind] === 0 ? null : (
            <li key={kind} class={kind}>
              <b>{counts[kind]}</b> {words[kind]}
            </li>
          ),
        )}
      </ul>
      {bad.length === 0 ? (
        <p class="fine">
          No promise is broken{standings.isSettled ? "" : ", and none would be if everything settled now"}.
        </p>
      ) : null}
      {bad.map((standing) => (
        <Broken
          key={standing.property.id}
          standing={standing}
          standings={standings}
          turned={hasTurned(standing)}
          onEvent={onEvent}
          onShow={onShow}
        />
      ))}
      <details>
        <summary>All {all.length} promises</summary>
        {groups.map((group) => (
          <div key={group}>
            <h3>{groupInWords(group)}</h3>
            <ul class="all">
              {all
                .filter(({ property }) => property.group === group)
                .map((standing) => (
                  <li
                    key={standing.property.id}
                    class={`${standing.kind}${hasTurned(standing) ? " turned" : ""}`}
                  >
                    <span class="sign" aria-hidden="true">
                      {signs[standing.kind]}
                    </span>
                    <span>
                      {standing.property.title} <small>{words[standing.kind]}</small>
                      {standing.kind === "not-claimed" ? <small>: {standing.says}</small> : null}
                    </span>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </details>
    </section>
  )
}

interface BrokenProps extends Pick<Props, "standings" | "onEvent" | "onShow"> {
  readonly standing: Standing
  readonly turned: boolean
}

/** The run in which a promise is broken, told as that. */
const toldAs = ({ sofar, settled }: Standings, { seenIn, violation }: Standing): Told =>
  toldOf((seenIn === "so far" ? sofar : settled).history, violation)

const Broken = ({ standing, standings, turned, onEvent, onShow }: BrokenProps) => {
  const { property, kind, seenIn } = standing
  const { because } = useMemo(() => toldAs(standings, standing), [standings, standing])
  return (
    <article class={`${kind}${turned ? " turned" : ""}`}>
      <h3>
        <span class="sign" aria-hidden="true">
          {signs[kind]}
        </span>{" "}
        {property.title}
        {turned ? <span class="tag">just now</span> : null}
      </h3>
      <p class="harm">
        {kind === "would-break" ? <span class="when">If everything settled now: </span> : null}
        {kind === "would-break" ? standing.says : sentence(standing.says)}
      </p>
      <details>
        <summary>
          Why<span class="vh">: {property.title}</span>
        </summary>
        <p class="law">{property.law}</p>
        <ol>
          {because.map(({ says, events }) => (
            <li key={says}>
              {says}{" "}
              {events.map((event) => (
                <button type="button" class="event" key={event} onClick={() => onEvent(event, seenIn)}>
                  <span class="vh">event </span>
                  {event}
                </button>
              ))}
            </li>
          ))}
        </ol>
        <button type="button" class="act small" onClick={() => onShow(standing)}>
          Show the run that breaks it
        </button>
      </details>
    </article>
  )
}
