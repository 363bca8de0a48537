// The violations that planted.mjs plants, one at a time. A new rule of a check gets a line here.
import { readFileSync } from "node:fs"

/** One violation: the check that must catch it, the file it is planted in, the file's text, and words of the message. */
const plant = (what, check, file, text, says) => ({
  what,
  check,
  files: { [file]: `${text}\n` },
  names: file,
  says,
})

export const plants = [
  // Import direction.
  plant(
    "the model imports the implementation",
    "lint",
    "model/planted.ts",
    `export * as x from "../impl/index.ts"`,
    "model/ imports nothing outside",
  ),
  plant(
    "the model imports properties for a type",
    "lint",
    "model/planted.ts",
    `import type * as y from "../properties/index.ts"\nexport type X = typeof y`,
    "model/ imports nothing outside",
  ),
  plant(
    "the model imports the implementation dynamically",
    "lint",
    "model/planted.ts",
    `export const x = () => import("../impl/index.ts")`,
    "model/ imports nothing outside",
  ),
  plant(
    "the model imports inside a type",
    "lint",
    "model/planted.ts",
    `export type X = typeof import("../impl/index.ts")`,
    "type annotations are forbidden",
  ),
  plant(
    "the model imports a package",
    "lint",
    "model/planted.ts",
    `import { Effect } from "effect"\nexport const x = Effect.void`,
    "model/ imports no package",
  ),
  plant(
    "the model imports a package of Node",
    "lint",
    "model/planted.ts",
    `import fs from "node:fs"\nexport const x = fs`,
    "model/ imports no package",
  ),
  plant(
    "a test of the model imports Effect",
    "lint",
    "model/planted.test.ts",
    `import { Effect } from "effect"\nexport const x = Effect.void`,
    "A test of model/",
  ),
  plant(
    "a test of the model imports the implementation",
    "lint",
    "model/planted.test.ts",
    `export * from "../impl/index.ts"`,
    "model/ imports nothing outside",
  ),
  plant(
    "the model imports what only its tests share",
    "lint",
    "model/planted.ts",
    `export * from "./testing/planted.ts"`,
    "Only tests import model/testing/",
  ),
  plant(
    "the implementation imports the model for a type",
    "lint",
    "impl/planted.ts",
    `import type * as y from "../model/index.ts"\nexport type X = typeof y`,
    "written apart",
  ),
  plant(
    "a test of the implementation imports the model",
    "lint",
    "impl/planted.test.ts",
    `export * from "../model/index.ts"`,
    "written apart",
  ),
  plant(
    "the implementation imports the published model",
    "lint",
    "impl/planted.ts",
    `export * from "polyarchy/model"`,
    "written apart",
  ),
  plant(
    "properties imports reports",
    "lint",
    "properties/planted.ts",
    `export * from "../reports/index.ts"`,
    "never imports reports/",
  ),
  plant(
    "reports imports the implementation dynamically",
    "lint",
    "reports/planted.ts",
    `export const x = () => import("../impl/index.ts")`,
    "never reaches into impl/",
  ),
  plant(
    "a path is put together at run time",
    "lint",
    "reports/planted.ts",
    `export const x = (name: string) => import("../impl/" + name)`,
    "no-dynamic-require",
  ),
  plant(
    "a path is a template string",
    "tidy",
    "reports/planted.ts",
    "export const x = () => import(`../impl/index.ts`)",
    "template string",
  ),
  plant(
    "a module imports itself",
    "lint",
    "impl/planted.ts",
    `export * from "./planted.ts"`,
    "no-self-import",
  ),

  // A run that cannot be repeated.
  plant(
    "the model reads the clock",
    "lint",
    "model/planted.ts",
    `export const x = Date.now()`,
    "time comes in as an argument",
  ),
  plant(
    "the model prints",
    "lint",
    "model/planted.ts",
    `export const x = () => console.log(1)`,
    "model/ is pure",
  ),
  plant(
    "the implementation passes the clock on",
    "lint",
    "impl/planted.ts",
    `export const x = Date.now`,
    "A run must repeat exactly",
  ),
  plant(
    "the implementation sets a timer",
    "lint",
    "impl/planted.ts",
    `export const x = setTimeout(() => {}, 1)`,
    "A run must repeat exactly",
  ),
  plant(
    "properties draws from Math.random",
    "lint",
    "properties/planted.ts",
    `export const x = Math.random()`,
    "A run must repeat exactly",
  ),
  plant(
    "reports reads the clock",
    "effect-check",
    "reports/planted.ts",
    `export const x = Date.now()`,
    "globalDate",
  ),

  // What the page may hold.
  plant(
    "the page imports a package of Node",
    "lint",
    "reports/page/planted.tsx",
    `import fs from "node:fs"\nexport const x = fs`,
    "it imports Preact and what is pure",
  ),
  plant(
    "the page imports Effect",
    "lint",
    "reports/page/planted.ts",
    `import { Effect } from "effect"\nexport const x = Effect.void`,
    "it imports Preact and what is pure",
  ),
  plant(
    "a component of the page has a wrong type",
    "typecheck",
    "reports/page/planted.tsx",
    `export const X = () => <button onClick={3}>x</button>`,
    "TS2322",
  ),

  // Something forgotten.
  plant(
    "a promise floats",
    "lint",
    "reports/planted.ts",
    `const f = async (): Promise<void> => {}\nexport const x = () => {\n  f()\n}`,
    "no-floating-promises",
  ),
  plant(
    "an effect floats",
    "effect-check",
    "impl/planted.ts",
    `import { Effect } from "effect"\nEffect.succeed(1)`,
    "floatingEffect",
  ),
  plant(
    "a case is missing",
    "lint",
    "model/planted.ts",
    `export const x = (kind: "a" | "b"): number => {\n  switch (kind) {\n    case "a":\n      return 1\n  }\n  return 0\n}`,
    "exhaustive",
  ),
  plant("nothing imports a file", "unused", "model/planted.ts", `export const x = 1`, "Unused files"),
  {
    ...plant(
      "nothing imports an export",
      "unused",
      "model/planted.ts",
      `export const used = 1\nexport const left = 2`,
      "Unused exports",
    ),
    files: {
      "model/planted.ts": "export const used = 1\nexport const left = 2\n",
      "model/planted.test.ts": `import { used } from "./planted.ts"\nexport const x = used\n`,
    },
  },

  // A hole in the types.
  plant("a type is wrong", "typecheck", "impl/planted.ts", `export const x: number = "one"`, "TS2322"),
  plant(
    "a value is any",
    "lint",
    "impl/planted.ts",
    `export const x = (y: any): unknown => y`,
    "no-explicit-any",
  ),
  plant(
    "a null is asserted away",
    "lint",
    "impl/planted.ts",
    `export const x = (y: number | null): number => y!`,
    "no-non-null-assertion",
  ),
  plant("an export has no name", "lint", "impl/planted.ts", `export default 1`, "no-default-export"),

  // Form.
  plant(
    "a file is not formatted",
    "format:check",
    "reports/planted.ts",
    `export const x    = 'one';`,
    "Format issues",
  ),
  plant("a spec file is too long", "tidy", "model/planted.ts", "\n".repeat(170), "the most here is 160"),
  plant(
    "a property is too long",
    "tidy",
    "properties/catalogue/planted.ts",
    "\n".repeat(120),
    "the most here is 110",
  ),
  plant("a file is too long", "tidy", "reports/planted.ts", "\n".repeat(510), "the most here is 500"),
  plant(
    "a folder's name says nothing",
    "tidy",
    "impl/utils/planted.ts",
    `export const x = 1`,
    "says nothing",
  ),
  plant("a test runs alone", "tidy", "impl/planted.test.ts", `it.only("runs alone", () => {})`, "left out"),
  plant("a note for later", "tidy", "impl/planted.ts", `// TODO: later`, "to do something later"),
  plant(
    "a path of one machine",
    "tidy",
    "impl/planted.ts",
    `export const x = "/home/someone/data"`,
    "path of one machine",
  ),
  plant(
    "the host of a registry",
    "tidy",
    "planted.json",
    `{ "resolved": "https://example.org/x" }`,
    "package registry",
  ),
  plant(
    "an exception without a reason",
    "tidy",
    "impl/planted.ts",
    `// oxlint-disable-next-line no-console\nconsole.log(1)`,
    "without its reason",
  ),

  // A check that looks at nothing.
  {
    ...plant("Effect's diagnostics are not set up", "effect-check", "tsconfig.json", "", "proves nothing"),
    files: {
      "tsconfig.json": readFileSync("tsconfig.json", "utf8").replace("@effect/language-service", "nothing"),
    },
  },
]
