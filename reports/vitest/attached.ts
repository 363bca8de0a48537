/** What a test that searched leaves behind for reporters: where its report is. */

/** One search of a test. Paths are relative to where vitest was started. */
export interface Attached {
  /** The directory of its report. */
  readonly directory: string
  /** `polyarchy/report` as JSON. */
  readonly report: string
  /** The page, where something is broken. */
  readonly page: string | null
  /** Why there is no page although something is broken; `null` where nothing kept it from being made. */
  readonly unmade: string | null
  /** What is broken, as one line for each property. */
  readonly broken: ReadonlyArray<string>
}

declare module "vitest" {
  interface TaskMeta {
    /** The searches of `expectToKeep` in this test, in order. */
    polyarchy?: ReadonlyArray<Attached>
  }
}
