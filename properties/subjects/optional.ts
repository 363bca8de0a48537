/**
 * Subjects whose package may not be installed: an optional peer is loaded when it is asked for, and where that fails the
 * subject is named together with the reason, so that a suite can skip it aloud.
 */
import type { Subject } from "./subject.ts"

export type Offer =
  | { readonly kind: "loaded"; readonly subject: Subject }
  | { readonly kind: "missing"; readonly name: string; readonly reason: string }

/** The subject `name` made from a module, or why that module could not be loaded. */
export const offer = async <Module>(
  name: string,
  load: () => Promise<Module>,
  subject: (module: Module) => Subject,
): Promise<Offer> => {
  let module: Module
  try {
    module = await load()
  } catch (error) {
    return { kind: "missing", name, reason: error instanceof Error ? error.message : String(error) }
  }
  return { kind: "loaded", subject: subject(module) }
}
