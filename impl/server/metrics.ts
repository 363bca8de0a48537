/**
 * A leader's figures in the text format that Prometheus reads.
 * Source: prometheus.io/docs/instrumenting/exposition_formats (version 0.0.4).
 */
import type { InHand } from "./door-keeper.ts"
import type { Status } from "./shape.ts"

interface Sample {
  readonly labels?: Readonly<Record<string, string | number>>
  readonly value: number
}

const escape = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")

const showSample = (name: string, { labels = {}, value }: Sample): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escape(String(text))}"`)
  return `${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}`
}

const family = (
  name: string,
  type: "gauge" | "counter",
  help: string,
  samples: ReadonlyArray<Sample>,
): string =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map((sample) => showSample(name, sample)),
  ].join("\n")

/** All figures; every name begins with `polyarchy_`. */
export const showMetrics = (status: Status, conflicts: number, inHand: InHand["Service"]): string => {
  const { vector, durable, log, followers, sources } = status
  const perOrigin = (of: ReadonlyArray<number>) => of.map((value, origin) => ({ labels: { origin }, value }))
  const flag = (is: boolean): number => (is ? 1 : 0)
  const families = [
    family(
      "polyarchy_applied_changes",
      "counter",
      "Changes applied, by the leader that made them.",
      perOrigin(vector),
    ),
    family(
      "polyarchy_durable_changes",
      "counter",
      "Changes that a crash would leave, by origin.",
      perOrigin(durable),
    ),
    family("polyarchy_log_first", "gauge", "Position of the oldest change that is kept.", [
      { value: log.first },
    ]),
    family("polyarchy_log_last", "counter", "Position of the latest change.", [{ value: log.last }]),
    family("polyarchy_log_saved", "counter", "Position of the checkpoint.", [{ value: log.saved }]),
    family("polyarchy_waiting_changes", "gauge", "Changes that wait for another.", [
      { value: status.waiting },
    ]),
    family("polyarchy_resolver_impurities", "counter", "How often a resolver was found impure.", [
      { value: status.impurities },
    ]),
    family("polyarchy_conflicts_held", "gauge", "Conflicts in the log, of which the oldest are forgotten.", [
      { value: conflicts },
    ]),
    family(
      "polyarchy_follower_lag_changes",
      "gauge",
      "Changes that the follower is not known to have made durable.",
      followers.map(({ name, lag }) => ({ labels: { follower: name }, value: lag })),
    ),
    family(
      "polyarchy_follower_connected",
      "gauge",
      "1 while the follower is being served.",
      followers.map(({ name, connected }) => ({ labels: { follower: name }, value: flag(connected) })),
    ),
    family(
      "polyarchy_source_connected",
      "gauge",
      "1 while the source is being followed.",
      sources.map(({ name, connected }) => ({ labels: { source: name }, value: flag(connected) })),
    ),
    family("polyarchy_requests_in_hand", "gauge", "Requests that are being answered.", [
      { value: inHand.now },
    ]),
    family("polyarchy_requests_refused_busy", "counter", "Requests refused because too many were in hand.", [
      { value: inHand.refused },
    ]),
    family("polyarchy_stopped", "gauge", "1 when the journal has failed.", [{ value: flag(status.stopped) }]),
  ]
  return `${families.join("\n")}\n`
}
