/**
 * Runs one leader: `node main.ts --config FILE --id NAME --data FOLDER`. SIGTERM and SIGINT end it in order.
 *
 * Exits with 0 after an orderly end, 2 when the command line or the configuration cannot be used, and 1 when the
 * leader cannot start or goes on no longer.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import { main, teardown } from "./process.ts"

NodeRuntime.runMain(main(process.argv.slice(2)), { disableErrorReporting: true, teardown })
