/** The page starts: it reads its data, and shows one of its views, or says why it cannot. */
import { render } from "preact"
import { App } from "./app/app.tsx"
import { Trouble } from "./app/trouble.tsx"
import { readData } from "./data.ts"
import { unpacked } from "./app/unpacking.ts"
import "./style/tokens.css"
import "./style/page.css"

const root = document.querySelector("#page")
const source = document.querySelector("#data")

const start = async (): Promise<void> => {
  if (root === null) return
  const text = await unpacked(source?.textContent ?? "").catch(() => "")
  const data = readData(text)
  root.replaceChildren()
  render("problem" in data ? <Trouble {...data} /> : <App data={data} />, root)
}

void start()
