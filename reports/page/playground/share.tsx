/** Taking a game away: as a link, as a file that `polyarchy replay` plays; and opening one. */
import { useContext, useRef, useState } from "preact/hooks"
import { packed } from "../engine/link.ts"
import type { SavedFile } from "../engine/saving.ts"
import { Act, Refusing } from "./act.tsx"
import type { Game } from "./game.ts"
import { savedGame } from "./saving.ts"

interface Props {
  readonly game: Game
  readonly onFile: (file: File) => void
  readonly onSaid: (words: string) => void
}

export const Share = ({ game, onFile, onSaid }: Props) => {
  const refuse = useContext(Refusing)
  const chooser = useRef<HTMLInputElement>(null)
  const [link, setLink] = useState<string | null>(null)
  const { schedule, rules, property } = game
  const why = schedule.moves.length === 0 ? "nothing was played yet" : null
  const copyLink = async (): Promise<void> => {
    const text = await packed({ rules, property, schedule })
    history.replaceState(null, "", `#play=${text}`)
    setLink(location.href)
    try {
      await navigator.clipboard.writeText(location.href)
      onSaid("The link is copied. It holds the whole game.")
    } catch {
      onSaid("The link is in the field below: copy it from there.")
    }
  }
  const saved = why === null ? savedGame(game) : null
  return (
    <section class="share" aria-labelledby="share">
      <h2 id="share">Take it away</h2>
      <div class="choices">
        <Act
          why={why}
          onAct={() => void copyLink().catch(() => refuse("the link could not be made in this browser"))}
        >
          Copy link
        </Act>
        {saved === null ? (
          <Act why={why} onAct={() => undefined}>
            Download
          </Act>
        ) : (
          saved.files.map((file) => (
            <Act key={file.name} why={null} onAct={() => download(file)} about={file.name}>
              {file.name.endsWith(".design.json") ? "Download the rules" : "Download the schedule"}
            </Act>
          ))
        )}
        <Act why={null} onAct={() => chooser.current?.click()}>
          Open a file
        </Act>
        <input
          ref={chooser}
          class="vh"
          type="file"
          tabIndex={-1}
          accept=".json,application/json"
          aria-label="A schedule or a counterexample"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file !== undefined) onFile(file)
            // The same file can be chosen again.
            currentTarget.value = ""
          }}
        />
      </div>
      {link === null ? null : (
        <label class="copied">
          <span>Link</span>
          <input type="text" readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
        </label>
      )}
      {saved === null ? null : (
        <p>
          What is downloaded plays on the command line, with the same verdict: <code>{saved.command}</code>
        </p>
      )}
      <p class="soft">
        A schedule or a counterexample that Polyarchy saved can also be dropped anywhere on this page.
      </p>
    </section>
  )
}

const download = ({ name, text }: SavedFile): void => {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }))
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
