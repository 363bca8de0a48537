/** Where a Chromium is on this machine. */
import { accessSync, constants } from "node:fs"
import { delimiter, join } from "node:path"

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The program: the one that POLYARCHY_CHROMIUM names, or the first that is on the path; `null` where there is none. */
export const chromiumIn = (environment: NodeJS.ProcessEnv): string | null => {
  const named = environment["POLYARCHY_CHROMIUM"]
  if (named !== undefined && named !== "") return isProgram(named) ? named : null
  const folders = [...(environment["PATH"] ?? "").split(delimiter), "/usr/bin"].filter(
    (folder) => folder !== "",
  )
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram) ?? null
}
