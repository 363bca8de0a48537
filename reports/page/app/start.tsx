/** A page starts: it reads its data and shows its view, or says why it cannot. */
import { type JSX, render } from "preact"
import { type PageData, readData, type ViewName } from "../data.ts"
import { Frame } from "./frame.tsx"
import { showPlainText } from "./plain-text.ts"
import { Trouble } from "./trouble.tsx"
import { unpacked } from "./unpacking.ts"
import "../style/tokens.css"
import "../style/page.css"

/** The data of one view. */
type DataOf<View extends ViewName> = Extract<PageData, { readonly view: View }>

const isOf = <View extends ViewName>(data: PageData, view: View): data is DataOf<View> => data.view === view

const foreign = {
  problem: "The data in this page is for another view of it.",
  mend: "Make the page anew: program and data are written together.",
}

/** Shows a view in the page. */
export const start = async <View extends ViewName>(
  view: View,
  show: (data: DataOf<View>) => JSX.Element,
): Promise<void> => {
  const root = document.querySelector("#page")
  if (root === null) return
  const text = await unpacked(document.querySelector("#data")?.textContent ?? "").catch(() => "")
  const data = readData(text)
  root.replaceChildren()
  showPlainText()
  if ("problem" in data) render(<Trouble {...data} />, root)
  else if (!isOf(data, view)) render(<Trouble {...foreign} />, root)
  else render(<Frame made={data.made}>{show(data)}</Frame>, root)
}
