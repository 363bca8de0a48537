/** The designs in groups of a product each, for a choice among sixty-eight. */
import type { Subject } from "../../../properties/subjects/subject.ts"
import { designSubjects } from "../../../properties/subjects/designs.ts"

export interface SystemGroup {
  readonly title: string
  readonly systems: ReadonlyArray<Pick<Subject, "name" | "title">>
}

/** The product that a title names: what stands before its first comma or bracket, without a version. */
const productOf = (title: string): string =>
  (title.split(/,| \(/)[0] ?? title).replace(/ (?:until )?\d[\d. and]*$/, "").replace(/ until$/, "")

const grouped = (): ReadonlyArray<SystemGroup> => {
  const groups = new Map<string, Array<Pick<Subject, "name" | "title">>>()
  for (const { name, title, kind } of designSubjects) {
    const product = kind === "reference" ? "Reference designs" : productOf(title)
    groups.set(product, [...(groups.get(product) ?? []), { name, title }])
  }
  const several = [...groups].filter(([, systems]) => systems.length > 1)
  const single = [...groups].flatMap(([, systems]) => (systems.length === 1 ? systems : []))
  return [...several.map(([title, systems]) => ({ title, systems })), { title: "Others", systems: single }]
}

/** Every design, in groups. */
export const systemGroups: ReadonlyArray<SystemGroup> = grouped()
