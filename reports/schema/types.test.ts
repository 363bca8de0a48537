/** The schemas say what the TypeScript interfaces say, no more and no less: a difference does not compile. */
import type { Schema } from "effect"
import { describe, expect, it } from "vitest"
import type { Violation as ViolationType } from "../../properties/property.ts"
import type { PageData as PageDataType } from "../page/data.ts"
import type { Report as ReportType } from "../report.ts"
import type { ReplayReport as ReplayReportType } from "../terminal/replay.ts"
import type { PageData } from "./page.ts"
import type { ReplayReport } from "./replay.ts"
import type { Report } from "./report.ts"
import type { ScheduleFile, Violation } from "./schedule.ts"

/**
 * A type in a form in which two are assignable to one another only where they have the same fields, the same of them
 * optional. A schedule, which the interfaces leave `unknown`, is as it is written.
 */
type Plain<T> =
  T extends ReadonlyArray<infer Item>
    ? ReadonlyArray<Plain<Item>>
    : T extends object
      ? {
          readonly [Key in keyof T]-?: unknown extends T[Key]
            ? Plain<(typeof ScheduleFile)["Type"]>
            : Partial<Pick<T, Key>> extends Pick<T, Key>
              ? { readonly maybe: Plain<T[Key]> }
              : Plain<T[Key]>
        }
      : T

type Same<A, B> = [Plain<A>] extends [Plain<B>] ? ([Plain<B>] extends [Plain<A>] ? true : false) : false

const same = <A, B>(answer: Same<A, B>): boolean => answer

/** What a schema says a value is, in the file and in the program. */
type Says<S extends Schema.Constraint> = S["Type"]

describe("the schemas", () => {
  it("have the types of the interfaces, in both directions", () => {
    expect(same<Says<typeof Report>, ReportType>(true)).toBe(true)
    expect(same<Says<typeof ReplayReport>, ReplayReportType>(true)).toBe(true)
    expect(same<Says<typeof PageData>, PageDataType>(true)).toBe(true)
    expect(same<Says<typeof Violation>, ViolationType>(true)).toBe(true)
    expect(same<(typeof Report)["Encoded"], Says<typeof Report>>(true)).toBe(true)
  })
})
