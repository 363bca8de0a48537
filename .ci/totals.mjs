// Prints the last line of CI, `N passed, N failed`, from the file that vitest's JSON reporter wrote.
import { readFileSync } from "node:fs"

const countsOf = (file) => {
  try {
    const report = JSON.parse(readFileSync(file, "utf8"))
    // A file that could not be loaded has no test to fail, and is a failure all the same.
    const broken = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === "failed" && assertionResults.every((test) => test.status !== "failed"),
    )
    for (const { name, message } of broken) console.log(`could not be run: ${name}\n${message}`)
    if (report.numPendingTests + report.numTodoTests > 0) console.log("some tests were left out")
    return [report.numPassedTests, report.numFailedTests + broken.length]
  } catch (error) {
    console.log(`vitest left no report: ${error.message}`)
    return [0, 0]
  }
}

const [passed, failed] = countsOf(process.argv[2])
console.log(`${passed} passed, ${failed} failed`)
process.exit(passed > 0 && failed === 0 ? 0 : 1)
