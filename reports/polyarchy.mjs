#!/usr/bin/env node
// The `polyarchy` command. Plain JavaScript, and nothing is imported before the version is known to be new enough,
// so that an old Node gets one clear sentence instead of a stack trace.
import { existsSync } from "node:fs"

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)

if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `polyarchy needs Node 22.19 or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
      "Run `npm install node@24` in your project: `npx polyarchy` then uses that one.",
  )
  process.exit(2)
}

// A checkout has the sources beside this file and runs them; the published package has only what was built from them.
if (existsSync(new URL("main.ts", import.meta.url))) {
  const { register } = await import("tsx/esm/api")
  register()
  await import("./main.ts")
} else {
  await import("../dist/reports/main.js")
}
