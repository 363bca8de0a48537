import { defineConfig } from "vitest/config"

// CI reads the totals from this file; nobody else needs it.
const report = process.env["POLYARCHY_TEST_REPORT"]

// oxlint-disable-next-line import/no-default-export -- vitest reads its configuration from the default export
export default defineConfig({
  test: {
    include: ["{model,impl,properties,reports}/**/*.test.ts"],
    environment: "node",
    // A property test runs hundreds of cases; on a busy machine some take seconds. A retry would hide a real failure.
    testTimeout: 30_000,
    retry: 0,
    allowOnly: false,
    // Vitest leaves one core free by default, which on two cores is half of the machine.
    maxWorkers: "100%",
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
})
