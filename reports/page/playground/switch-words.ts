/** What each switch of a design of one's own decides, as a question, and the settings that one begins with. */
import type { Settings, Switch } from "../../../model/systems/switches.ts"

export const switchQuestions: Readonly<Record<Switch, string>> = {
  topology: "Over which links do changes travel?",
  clock: "Which time does a write get?",
  delivery: "In which order are arrivals applied?",
  accepts: "Who decides on a write?",
  detection: "What counts as a conflict?",
  resolution: "Which of two versions wins?",
  "insert-of-existing": "An insert finds a row that is there",
  "update-of-missing": "An update finds no row",
  "delete-of-existing": "A delete finds a row that was changed",
  deletes: "What is remembered of a delete?",
  "generated-keys": "Which key does a new record get?",
  "unique-violation": "A change breaks a unique key",
  "reference-violation": "A change breaks a reference",
  "check-violation": "A change breaks a check",
  triggers: "Where do triggers fire?",
  truncate: "What does a truncation remove?",
  replicates: "What is sent: rows, or statements?",
}

/** Last write wins over every link: a common design. */
export const usualSettings: Settings = {
  topology: "all-to-all",
  clock: "wall",
  delivery: "fifo",
  accepts: "every",
  detection: "origin",
  resolution: "later-or-higher",
  "insert-of-existing": "resolve",
  "update-of-missing": "skip",
  "delete-of-existing": "apply",
  deletes: "forgotten",
  "generated-keys": "stepped",
  "unique-violation": "stop",
  "reference-violation": "admit",
  "check-violation": "stop",
  triggers: "origin",
  truncate: "wipes",
  replicates: "rows",
}
