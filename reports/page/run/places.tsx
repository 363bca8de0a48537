/** The ways to the views of the page. */
import type { Place, Route } from "./route.ts"

const placeNames: Readonly<Record<Place, string>> = {
  systems: "Systems",
  promises: "Promises",
  schedules: "Schedules",
  tests: "Tests of the tests",
}

interface Props {
  readonly route: Route
  readonly places: ReadonlyArray<Place>
  /** Whether there are counterexamples to go to. */
  readonly broken: boolean
}

export const Places = ({ route, places, broken }: Props) => (
  <nav class="places" aria-label="Parts of this report">
    <a href="#verdicts" aria-current={route.kind === "verdicts" ? "page" : undefined}>
      Verdicts
    </a>
    {broken ? <a href="#counterexamples">Counterexamples</a> : null}
    {places.map((place) => (
      <a
        key={place}
        href={`#${place}`}
        aria-current={route.kind === "place" && route.place === place ? "page" : undefined}
      >
        {placeNames[place]}
      </a>
    ))}
  </nav>
)
