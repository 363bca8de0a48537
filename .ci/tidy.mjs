// `npm run tidy`: the rules of style that no linter has. It reads what git tracks or would track, and says of every
// finding where it is, what it is and how to mend it.
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"

const git = (...args) => execFileSync("git", args, { encoding: "utf8" }).split("\n").filter(Boolean)

const files = git("ls-files", "--cached", "--others", "--exclude-standard").filter((file) => existsSync(file))
const findings = []
const hints = []
const find = (where, what, mend) => findings.push(`${where}  ${what}\n    ${mend}`)

// --- the length of a file -------------------------------------------------------------------------------------

const isCode = (file) => /\.(ts|mjs)$/.test(file)
const isTest = (file) => file.endsWith(".test.ts")

/** The most lines a file may have, and what its folder is for. */
const limit = (file) => {
  if (file.startsWith("model/") && !isTest(file))
    return [160, "A spec file is read in one sitting: split it by noun."]
  if (file.startsWith("properties/catalogue/") && !isTest(file))
    return [110, "One claim, one file: move the rest out."]
  return [500, "Split it by noun."]
}

// --- what a line may not hold ---------------------------------------------------------------------------------

const lines = [
  {
    pattern: /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:only|skip|todo)\b/,
    what: "a test that is left out, or leaves the others out",
    mend: "Make it run, or delete it.",
  },
  {
    pattern: /\b(?:TODO|FIXME)\b/,
    what: "a note to do something later",
    mend: "Do it now, or say in a sentence what the code does not do.",
  },
  {
    pattern: /(?:^|[\s"'`(=:])(?:\/(?:home|Users|root|work)\/|[A-Z]:\\\\?Users)/,
    what: "a path of one machine",
    mend: "Make it relative to the repository or to os.tmpdir().",
  },
  {
    pattern: /:\/\/registry\.|"resolved":/,
    what: "the host of a package registry",
    mend: "Leave it to npm's configuration: npm install --omit-lockfile-registry-resolved",
  },
  {
    pattern: /(?:oxlint|eslint)-disable(?!.* -- \w)|@effect-diagnostics(?!.* -- \w)|@ts-expect-error\s*$/,
    what: "an exception to a check without its reason",
    mend: "Write the reason behind the rule's name: `oxlint-disable-next-line no-console -- the reason`.",
  },
  {
    pattern: /(?:oxlint|eslint)-disable(?!-next-line|-line)|@ts-ignore|@ts-nocheck/,
    what: "an exception for more than one line",
    mend: "Use `oxlint-disable-next-line <rule> -- <reason>` or `@ts-expect-error <reason>` where it is needed.",
  },
  {
    pattern: /\bimport\(\s*`/,
    what: "a dynamic import of a template string, which the linter's import rules do not read",
    mend: 'Write the path in plain quotes: import("./path.ts").',
  },
]
// These two name the patterns and the violations on purpose.
const exempt = new Set([".ci/tidy.mjs", ".ci/plants.mjs"])

const isText = (file) =>
  /\.(ts|mjs|json|jsonl|md|txt|html|css|svg|yml|yaml)$|(^|\/)[^.]+$|(^|\/)\.[^/.]+$/.test(file)

for (const file of files) {
  const banned = file.split("/").find((part) => /^(utils?|helpers?|common|misc)(\.|$)/.test(part))
  if (banned !== undefined)
    find(file, `"${banned}" says nothing`, "Name the file or folder after the noun it holds.")

  if (!isText(file)) continue
  const text = readFileSync(file, "utf8")
  const length = text.split("\n").length - 1
  const [most, mend] = limit(file)
  if (isCode(file) && length > most)
    find(`${file}:${most + 1}`, `${length} lines; the most here is ${most}`, mend)
  else if (isCode(file) && length > 150 && most === 160)
    hints.push(`${file} has ${length} lines; 150 is the aim`)

  if (exempt.has(file)) continue
  for (const [index, line] of text.split("\n").entries()) {
    for (const { pattern, what, mend: how } of lines) {
      if (pattern.test(line)) find(`${file}:${index + 1}`, what, how)
    }
  }
}

// --- what makes the other checks look at nothing --------------------------------------------------------------

for (const folder of ["model", "impl", "properties", "reports"]) {
  if (!files.some((file) => file.startsWith(`${folder}/`) && file.endsWith(".ts"))) {
    find(`${folder}/`, "no TypeScript file", "The checks of this folder would pass without reading anything.")
  }
}

// `npx polyarchy` runs this file itself; a commit made where git does not see the mode loses it.
const command = "reports/polyarchy.mjs"
if (git("ls-files", "--stage", command).some((line) => !line.startsWith("100755"))) {
  find(command, "the command is not executable in git", `git update-index --chmod=+x ${command}`)
}

for (const hint of hints) console.log(`hint: ${hint}`)
for (const finding of findings) console.log(finding)
console.log(`tidy read ${files.length} files: ${findings.length} findings`)
process.exit(findings.length === 0 ? 0 : 1)
