/** The program of a thread that judges the paths that it is sent, batch by batch. */
import { parentPort, workerData } from "node:worker_threads"
import { catalogue } from "../catalogue/catalogue.ts"
import { designSubjects } from "../subjects/registry.ts"
import { judgePaths, type JudgingOrders, type Paths } from "./judging.ts"

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is started by `judgeInThreads` alone, with these
const orders = workerData as JudgingOrders
const subject = designSubjects.find(({ name }) => name === orders.subject)
if (subject === undefined) throw new RangeError(`there is no design ${orders.subject}`)
const properties = orders.properties.flatMap((id) => catalogue.filter((property) => property.id === id))

parentPort?.on("message", (paths: Paths) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin, a window has
  parentPort?.postMessage(judgePaths(subject, properties, orders.leaders, paths))
})
