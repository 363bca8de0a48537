/** The edited run, to be taken away: as a link, as files, and as the command that plays them. */
import { useEffect, useMemo, useState } from "preact/hooks"
import { packed } from "../engine/link.ts"
import type { Played } from "../engine/playing.ts"
import { savedRun } from "../engine/saving.ts"
import { CopyButton, SaveButton } from "../story/copying.tsx"

interface Props {
  readonly played: Played
  readonly property: string
  /** The counterexample that it was made from, by name. */
  readonly of: string
}

/** The page's own address with a run in it; empty until it is packed. */
const useLink = ({ rules, schedule }: Played, property: string, of: string): string => {
  const [link, setLink] = useState("")
  useEffect(() => {
    let wanted = true
    const show = async (): Promise<void> => {
      const text = await packed({ rules, schedule, property, of })
      const [page = ""] = location.href.split("#")
      if (wanted) setLink(`${page}#run=${text}`)
    }
    void show()
    return () => {
      wanted = false
    }
  }, [rules, schedule, property, of])
  return link
}

export const Sharing = ({ played, property, of }: Props) => {
  const link = useLink(played, property, of)
  const { files, command } = useMemo(() => savedRun(played, property), [played, property])
  return (
    <section class="trial-sharing" aria-label="Share this run">
      <h3>Take this run with you</h3>
      <div class="controls">
        <CopyButton text={() => link} what="Link to this run">
          Copy link
        </CopyButton>
        {files.map(({ name, text }) => (
          <SaveButton key={name} text={() => text} name={name} type="application/json">
            Download {name.endsWith(".design.json") ? "its rules" : "the schedule"}
          </SaveButton>
        ))}
        <CopyButton text={() => command} what="Replay command">
          Copy replay command
        </CopyButton>
      </div>
      <p>
        <code>{command}</code>
      </p>
    </section>
  )
}
