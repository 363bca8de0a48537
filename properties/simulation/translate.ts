/**
 * Between the vocabulary of the model, in which histories are written, and that of the implementation.
 */
import type { Change, Report, Write } from "../../impl/index.ts"
import type { Happening } from "../../model/replication/happening.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import {
  type Family,
  familyOf,
  type RecordWrite,
  type Shown,
  type Write as Any,
} from "../../model/vocabulary/write.ts"

/** The writes that the implementation offers: it has no tables. */
export type Asked = Exclude<Any, RecordWrite>

type OfferedFamily = Exclude<Family, "record">

/** The family of objects that a write of the implementation is for. */
export const familyOfWrite = (write: Asked): OfferedFamily => {
  switch (write.kind) {
    case "put":
    case "delete":
      return "row"
    case "assign":
      return "register"
    case "increment":
      return "counter"
    case "add":
    case "remove":
      return "set"
  }
}

export const isOffered = (write: Any): write is Asked => familyOf(write) !== "record"

/** A client's write, in the implementation's words. */
export const writeOf = (write: Asked): Write => {
  switch (write.kind) {
    case "put":
      return { _tag: "Put", key: write.key, value: write.value }
    case "delete":
      return { _tag: "Delete", key: write.key }
    case "assign":
      return { _tag: "Assign", key: write.key, value: write.value }
    case "increment":
      return { _tag: "Increment", key: write.key, by: write.by }
    case "add":
      return { _tag: "Add", key: write.key, element: write.element }
    case "remove":
      return { _tag: "Remove", key: write.key, element: write.element }
  }
}

/** The family of objects that a change is for. */
export const familyOfChange = ({ operation }: Change): OfferedFamily => {
  switch (operation._tag) {
    case "Insert":
    case "Update":
    case "Delete":
      return "row"
    case "Assign":
      return "register"
    case "Increment":
      return "counter"
    case "Add":
    case "Remove":
      return "set"
  }
}

/** What a leader reported of a change that arrived, as a happening; `read` gives what its object shows now. */
export const happeningOf = (at: LeaderId, report: Report, read: () => Shown): Happening => {
  const { dot, from } = report
  switch (report._tag) {
    case "Applied": {
      const { outcome, conflict, shows } = report
      const found = conflict && { name: conflict.name, local: conflict.local, kept: conflict.kept }
      return { kind: "applied", at, from, dot, outcome, conflict: found, shows }
    }
    case "Buffered":
      return { kind: "buffered", at, from, dot, shows: read() }
    case "Ignored":
      return { kind: "ignored", at, from, dot, why: report.why, shows: read() }
  }
}
