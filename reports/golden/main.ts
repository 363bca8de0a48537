/** `npm run golden`: writes the golden reports anew. Look at what has changed before it is committed. */
import { writeFileSync } from "node:fs"
import { goldenFiles, goldenNames } from "./golden.ts"

for (const name of goldenNames)
  for (const { path, text } of await goldenFiles(name)) writeFileSync(`${import.meta.dirname}/${path}`, text)
