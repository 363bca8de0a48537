import { defineConfig } from "vitest/config"

// CI reads the totals from this file; nobody else needs it.
const report = process.env["POLYARCHY_TEST_REPORT"]

// oxlint-disable-next-line import/no-default-export -- vitest reads its configuration from the default export
export default defineConfig({
  // The package by its own name, as its examples import it, without a build.
  resolve: {
    alias: [
      { find: /^polyarchy\/vitest$/, replacement: `${import.meta.dirname}/reports/vitest/index.ts` },
      { find: /^polyarchy\/(\w+)$/, replacement: `${import.meta.dirname}/$1/index.ts` },
    ],
  },
  test: {
    include: ["{model,impl,properties,reports}/**/*.test.ts"],
    environment: "node",
    // A property test runs hundreds of cases; on a busy machine some take seconds. A retry would hide a real failure.
    testTimeout: 30_000,
    retry: 0,
    allowOnly: false,
    // Files share their workers' modules: loading Effect anew for each took half of all the time. Nothing here keeps
    // state in a module; a test that replaces a global must put it back.
    isolate: false,
    // Vitest leaves one core free by default, which on two cores is half of the machine.
    maxWorkers: "100%",
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
})
