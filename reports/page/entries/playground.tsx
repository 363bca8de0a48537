/** The page of `play`. */
import { start } from "../app/start.tsx"
import { Playground } from "../playground/playground.tsx"

void start("playground", ({ start: example }) => <Playground start={example} />)
