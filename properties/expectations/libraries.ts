/** What libraries that nobody here wrote are known to break, although their documentation promises it. */
import type { Known } from "./known.ts"

export const libraries: Readonly<Record<string, Known>> = {
  yjs: {
    "convergence/redelivery-changes-nothing":
      "a put that waits deletes the value that it replaces as soon as anything else arrives, a repeated message too (yjs/yjs issues 461, 591, 674)",
  },
}
