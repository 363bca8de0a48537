/** `npm run build` ends with this: the programs of the pages go into the package, where there is no Vite to build them. */
import { mkdir, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { buildPage } from "./build.ts"
import { viewNames } from "./data.ts"

const folder = fileURLToPath(new URL("../../dist/reports/built", import.meta.url))
await mkdir(folder, { recursive: true })
for (const view of viewNames) {
  const { script, style } = await buildPage(view)
  await writeFile(`${folder}/${view}.js`, script)
  await writeFile(`${folder}/${view}.css`, style)
}
