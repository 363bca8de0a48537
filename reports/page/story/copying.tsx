/** Buttons that put a text on the clipboard or save it as a file. Nothing leaves the page but by the reader's hand. */
import type { ComponentChildren } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"
import { useTelling } from "../app/live.tsx"
import "./copying.css"

/** Puts a text on the clipboard; where the browser allows that to no page from a disk, by the old way of a selection. */
const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedBySelection(text)
  }
}

const copiedBySelection = (text: string): boolean => {
  const focused = document.activeElement
  const area = document.createElement("textarea")
  area.value = text
  area.className = "vh"
  document.body.append(area)
  area.select()
  const done = document.execCommand("copy")
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return done
}

/** How long a button says what it did, in milliseconds. */
const noted = 2500

const useNote = (): readonly [note: string, setNote: (note: string) => void] => {
  const [note, setNote] = useState("")
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return [
    note,
    (words) => {
      setNote(words)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setNote(""), noted)
    },
  ]
}

interface CopyProps {
  /** What is copied, made when it is asked for. */
  readonly text: () => string
  /** What it is called when it is said that it was copied, such as `Replay command`. */
  readonly what: string
  readonly children: ComponentChildren
}

/** Copies a text. Where the browser refuses, the text is shown, to be copied by hand. */
export const CopyButton = ({ text, what, children }: CopyProps) => {
  const tell = useTelling()
  const [note, setNote] = useNote()
  const [byHand, setByHand] = useState<string | null>(null)
  const copy = async (): Promise<void> => {
    const made = text()
    const done = await copied(made)
    setByHand(done ? null : made)
    setNote(done ? "Copied" : "")
    tell(done ? `${what} copied.` : `${what}: the browser lets no page copy. Copy it by hand.`)
  }
  return (
    <>
      <button type="button" class="button" onClick={() => void copy()}>
        {note === "" ? children : <span class="done">✓ {note}</span>}
      </button>
      {byHand === null ? null : (
        <textarea
          class="by-hand"
          aria-label={`${what}, to be copied by hand`}
          readOnly
          rows={6}
          value={byHand}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  )
}

interface SaveProps {
  readonly text: () => string
  readonly name: string
  readonly type?: string
  readonly children: ComponentChildren
}

/** Saves a text as a file of this name. */
export const SaveButton = ({ text, name, type = "text/plain", children }: SaveProps) => {
  const tell = useTelling()
  const [note, setNote] = useNote()
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([text()], { type: `${type};charset=utf-8` }))
    const link = document.createElement("a")
    link.href = url
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), noted)
    setNote("Saved")
    tell(`${name} saved.`)
  }
  return (
    <button type="button" class="button" title={name} onClick={save}>
      {note === "" ? children : <span class="done">✓ {note}</span>}
    </button>
  )
}
