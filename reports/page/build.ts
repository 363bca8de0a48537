/**
 * The program of a page: one script and one style sheet for each view, built by Vite from the sources in this folder.
 *
 * Building takes a second or two and is done where a page is first wanted; a package has it built already (see `page-of.ts`).
 */
import { join } from "node:path"
import { build } from "vite"
import type { ViewName } from "./data.ts"

/** The two parts of a built page. */
export interface BuiltPage {
  readonly script: string
  readonly style: string
}

/** Which modules the page is made of: their paths, as the bundler names them. */
export interface BuiltFrom {
  readonly modules: ReadonlyArray<string>
}

/** Builds the program of a view. The same sources give the same bytes; nothing is written. */
export const buildPage = async (view: ViewName): Promise<BuiltPage & BuiltFrom> => {
  const built = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: "error",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      write: false,
      modulePreload: false,
      target: "es2024",
      rolldownOptions: { input: join(import.meta.dirname, "entries", `${view}.tsx`) },
    },
  })
  const files = (Array.isArray(built) ? built : [built]).flatMap((one) => ("output" in one ? one.output : []))
  const scripts = files.flatMap((file) => (file.type === "chunk" ? [file] : []))
  const styles = files.flatMap((file) =>
    file.type === "asset" && file.fileName.endsWith(".css") ? [String(file.source)] : [],
  )
  const [script] = scripts
  if (script === undefined || scripts.length !== 1)
    throw new Error(`the page was built into ${scripts.length} scripts instead of one`)
  return { script: script.code.trim(), style: styles.join("").trim(), modules: script.moduleIds }
}
