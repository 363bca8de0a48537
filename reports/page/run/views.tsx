/**
 * The views of a run: the verdicts, one counterexample, one system, one promise, and what stands beside them.
 *
 * The verdicts stay as they are while another view is shown, so that coming back leads to where one left.
 */
import type { ComponentChildren } from "preact"
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks"
import { useHash } from "../app/hash.ts"
import type { TestsOfTests } from "../data.ts"
import type { Report } from "../../report.ts"
import { sentence } from "../../words.ts"
import { neighbours } from "./causes.ts"
import { useList } from "./counterexample-list.tsx"
import type { Headline } from "./headline.ts"
import type { Judged } from "./judged.ts"
import { type Place, type Route, routeOf } from "./route.ts"
import { runBehind } from "./shared-run.ts"
import { Places } from "./places.tsx"
import { OneCounterexample } from "./one-counterexample.tsx"
import { Overview } from "./overview.tsx"
import { PromisePage } from "./promise-page.tsx"
import { PromiseList, SystemList } from "./lists.tsx"
import { SchedulesPage } from "./schedules-page.tsx"
import { SystemPage } from "./system-page.tsx"
import { TestsPage } from "./tests-page.tsx"
import "./run.css"
import "./tools.css"
import "./grid.css"
import "./things.css"
import "./bars.css"

export interface ViewsProps {
  readonly judged: Judged
  readonly headline: Headline
  /** What stands between the headline and the verdicts. */
  readonly children: ComponentChildren
  /** What the schedules were made of; `null` where it was not counted. */
  readonly statistics: Report["statistics"] | null
  /** The most moves of a schedule. */
  readonly moves: number
  readonly tests: TestsOfTests
}

/** What is shown: what the address names, or else what was shown before. */
const useRoute = (judged: Judged): { readonly route: Route; readonly hash: string } => {
  const hash = useHash()
  const shown = useRef<Route>({ kind: "verdicts" })
  const [shared, setShared] = useState<Route | null>(null)
  useEffect(() => {
    const open = async (): Promise<void> => {
      const name = await runBehind(hash, judged)
      if (name !== null) setShared({ kind: "counterexample", name })
    }
    if (hash.startsWith("run=") && shown.current.kind !== "counterexample") void open()
    else setShared(null)
  }, [hash])
  const route = useMemo(() => routeOf(hash) ?? shared ?? shown.current, [hash, shared])
  shown.current = route
  return { route, hash }
}

export const Views = (props: ViewsProps) => {
  const { judged, statistics, tests, headline } = props
  const { route, hash } = useRoute(judged)
  const main = useRef<HTMLElement>(null)
  const list = useList(judged)
  const places: ReadonlyArray<Place> = [
    "systems",
    "promises",
    ...(statistics === null || statistics.all.schedules === 0 ? [] : ["schedules" as const]),
    ...(tests.kills.rows.length === 0 && tests.league.rows.length === 0 ? [] : ["tests" as const]),
  ]
  useArriving(route, hash, main.current)
  useEffect(() => {
    document.title = `${titleOf(route, judged, headline)} · Polyarchy`
  }, [route])
  const visited = useRef(false)
  if (route.kind === "verdicts") visited.current = true
  const overview = useMemo(() => <Overview {...props} list={list} />, [props.judged, list])
  return (
    <>
      <Places route={route} places={places} broken={judged.counterexamples.length > 0} />
      <main id="main" ref={main} class="report">
        {visited.current ? <div hidden={route.kind !== "verdicts"}>{overview}</div> : null}
        <Detail key={keyOf(route)} route={route} list={list} {...props} />
      </main>
    </>
  )
}

const keyOf = (route: Route): string =>
  route.kind === "place" ? route.place : route.kind === "verdicts" ? "" : `${route.kind} ${route.name}`

type DetailProps = ViewsProps & { readonly route: Route; readonly list: ReturnType<typeof useList> }

const Detail = ({ route, list, judged, statistics, moves, tests }: DetailProps) => {
  switch (route.kind) {
    case "verdicts":
      return null
    case "counterexample":
      return (
        <OneCounterexample
          judged={judged}
          name={route.name}
          beside={neighbours(list.inOrder, route.name)}
          count={list.inOrder.length}
        />
      )
    case "system":
      return <SystemPage judged={judged} name={route.name} statistics={statistics} moves={moves} />
    case "promise":
      return (
        <PromisePage judged={judged} id={route.name} tests={tests} statistics={statistics} moves={moves} />
      )
    case "place":
      switch (route.place) {
        case "systems":
          return <SystemList judged={judged} />
        case "promises":
          return <PromiseList judged={judged} />
        case "schedules":
          return statistics === null ? null : (
            <SchedulesPage judged={judged} statistics={statistics} moves={moves} />
          )
        case "tests":
          return <TestsPage tests={tests} judged={judged} />
      }
  }
}

const placeTitles: Readonly<Record<Place, string>> = {
  systems: "Systems",
  promises: "Promises",
  schedules: "What the schedules were made of",
  tests: "Tests of the tests",
}

const titleOf = (route: Route, judged: Judged, headline: Headline): string => {
  switch (route.kind) {
    case "verdicts":
      return headline.title
    case "place":
      return placeTitles[route.place]
    case "counterexample":
      return sentence(judged.counterexample(route.name)?.harm ?? route.name)
    case "system":
      return judged.subject(route.name)?.title ?? route.name
    case "promise":
      return judged.property(route.name)?.title ?? route.name
  }
}

/** Moves the reader and the focus along with the route: to the heading of a view, and back to the link that led to it. */
const useArriving = (route: Route, hash: string, main: HTMLElement | null): void => {
  const before = useRef<Route | null>(null)
  const left = useRef<{ readonly href: string; readonly top: number }>({ href: "", top: 0 })
  useEffect(() => {
    const leave = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest("a") : null
      const href = link?.getAttribute("href") ?? ""
      if (before.current?.kind === "verdicts" && href.startsWith("#")) left.current = { href, top: scrollY }
    }
    addEventListener("click", leave, { capture: true })
    return () => removeEventListener("click", leave, { capture: true })
  }, [])
  useLayoutEffect(() => {
    const first = before.current === null
    const same = before.current === route
    before.current = route
    if (first || same || main === null) return
    if (route.kind !== "verdicts") {
      scrollTo(0, 0)
      focusOn([...main.children].at(-1)?.querySelector("h1") ?? null)
      return
    }
    const opener = hash === "" || hash === "verdicts" ? linkTo(main, left.current.href) : null
    if (opener === null) {
      const part = document.getElementById(hash)
      part?.scrollIntoView()
      focusOn(part)
    } else {
      scrollTo(0, left.current.top)
      opener.focus({ preventScroll: true })
    }
  }, [route, hash, main])
}

const linkTo = (main: HTMLElement, href: string): HTMLElement | null =>
  [...main.querySelectorAll<HTMLElement>("a[href]")].find((link) => link.getAttribute("href") === href) ??
  null

const focusOn = (heading: HTMLElement | null): void => {
  if (heading === null) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
