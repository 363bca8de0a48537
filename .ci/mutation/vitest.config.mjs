// The tests as a mutation run needs them. Which of them run, the slice says (`slices.mjs`).
import { defineConfig } from "vitest/config"

// oxlint-disable-next-line import/no-default-export -- vitest reads its configuration from the default export
export default defineConfig({
  test: {
    include: JSON.parse(process.env.POLYARCHY_MUTATION_TESTS ?? "[]"),
    setupFiles: [`${import.meta.dirname}/fast-check.mjs`],
    testTimeout: 30_000,
    // As in the ordinary run. Each mutant is run in a worker of its own, so its modules are loaded anew all the same.
    isolate: false,
  },
})
