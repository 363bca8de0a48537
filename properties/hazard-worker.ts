/** The program of a thread that explores the designs that it is given, one after the other. */
import { parentPort, workerData } from "node:worker_threads"
import { designs } from "../model/systems/designs.ts"
import { catalogue } from "./catalogue/catalogue.ts"
import { type Orders, sent, type Told } from "./hazard-message.ts"
import { hazardsOf } from "./hazards.ts"
import { designSubjects } from "./subjects/designs.ts"

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is started by `hazardsOfAll` alone, with these
const { properties, budget, stop } = workerData as Orders
const asked = catalogue.filter(({ id }) => properties.includes(id))

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin, a window has
const tell = (told: Told): void => parentPort?.postMessage(told)

const explore = async (name: string): Promise<void> => {
  const index = designs.findIndex((design) => design.name === name)
  const [design, subject] = [designs[index], designSubjects[index]]
  if (design === undefined || subject === undefined) throw new Error(`there is no design ${name}`)
  const report = await hazardsOf(design, subject, asked, budget, {
    progress: (sofar) => tell({ kind: "progress", design: name, ...sofar }),
    stopped: () => Atomics.load(stop, 0) !== 0,
  })
  tell({ kind: "report", report: sent(report) })
}

parentPort?.on("message", (name: string) => void explore(name))
