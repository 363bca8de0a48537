/** One page, four views. */
import type { PageData } from "../data.ts"
import { Playground } from "../playground/playground.tsx"
import { HazardsPage } from "../run/hazards-page.tsx"
import { RunPage } from "../run/run-page.tsx"
import { ReplayPage } from "../story/replay-page.tsx"
import { Live } from "./live.tsx"

export const App = ({ data }: { readonly data: PageData }) => (
  <Live>
    <a class="skip" href="#main">
      Skip to what was found
    </a>
    <View data={data} />
    <footer>
      <p>
        Polyarchy {data.made.polyarchy}, Node.js {data.made.node}. This page is one file: it asks nothing of any
        server, and sends nothing.
      </p>
    </footer>
  </Live>
)

const View = ({ data }: { readonly data: PageData }) => {
  switch (data.view) {
    case "run":
      return <RunPage report={data.report} tests={data.tests} />
    case "hazards":
      return <HazardsPage hazards={data.hazards} scope={data.scope} tests={data.tests} />
    case "counterexample":
      return <ReplayPage replay={data.replay} />
    case "playground":
      return <Playground start={data.start} />
  }
}
