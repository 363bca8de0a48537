/** The plots of the claims page: latencies, availability over time, what contention costs. */
import { nearestRoundTrip, roundTrip } from "../../properties/claims/places.ts"
import type { Summary } from "../../properties/claims/summary.ts"
import {
  blindPerThousand,
  conflictsPerThousand,
  overruledPerThousand,
} from "../../properties/claims/claims-of-price.ts"
import { type ClaimsReport, troubleInWords, valueInWords } from "../claims.ts"
import { markup, type Markup } from "./markup.ts"
import {
  below,
  drawing,
  levels,
  line,
  linear,
  logarithmic,
  pixel,
  type Point,
  type Room,
  type Scale,
  through,
  words,
} from "./plot.ts"

const latencyRoom: Room = { left: 48, right: 350, top: 14, bottom: 180 }

/** Milliseconds at the ends of the axis of latencies. */
const latencies = [1, 1000] as const

/** The distribution of the writes of one datacenter: which share of them is acknowledged within a time. */
const latencyOf = (report: ClaimsReport, place: number): Markup => {
  const room = latencyRoom
  const x = logarithmic(latencies, [room.left, room.right])
  const y = linear([0, 1], [room.bottom, room.top])
  const calm = report.trials.filter(({ trouble }) => trouble === "none")
  const name = report.places.names[place] ?? ""
  const round = place === 0 ? nearestRoundTrip(report.places, 0) : roundTrip(report.places, place, 0)
  const marked = place === 0 ? "nearest round trip" : "round trip to A"
  const curves = calm.map(({ deployment, curves: drawn, writes }, index) => {
    const points = (drawn[place] ?? []).map((value, at): Point => [
      x(Math.max(latencies[0], value)),
      y(report.curveAt[at] ?? 1),
    ])
    const middle = x(Math.max(latencies[0], writes[place]?.p50 ?? latencies[0]))
    const level = y(index === 0 ? 0.62 : 0.32)
    const late = middle > (room.left + room.right) / 2
    return markup`${line(`l${index}`, points)}${words(`name${late ? " end" : ""}`, middle + (late ? -9 : 9), level, deployment)}`
  })
  const said = calm.map(
    ({ deployment, writes }) =>
      `${deployment}: half of the writes within ${valueInWords(writes[place]?.p50)} ms, 99 % within ${valueInWords(writes[place]?.p99)} ms`,
  )
  return markup`<figure>
    ${drawing(
      `latency-${place}`,
      [362, 216],
      `Latency of writes at ${name}`,
      `${said.join("; ")}. The ${marked} is ${round} ms. Milliseconds on a logarithmic axis.`,
      [
        levels(room, y, [
          [0, "0 %"],
          [0.5, "50 %"],
          [1, "100 %"],
        ]),
        below(
          room,
          x,
          [1, 10, 100, 1000].map((value) => [value, value < 1000 ? `${value} ms` : "1 s"] as const),
        ),
        line("mark", [
          [x(round), room.top],
          [x(round), room.bottom],
        ]),
        words("soft end", x(round) - 5, room.bottom - 8, `${marked} ${round} ms`),
        ...curves,
      ],
    )}
    <figcaption>Writes at ${name} that are acknowledged within a time</figcaption>
  </figure>`
}

export const latencyPlots = (report: ClaimsReport): Markup =>
  markup`<div class="plots">${report.places.names.map((_, place) => latencyOf(report, place))}</div>`

const stripHeight = 40
const stripPitch = 66

/** Availability of one deployment as a filled step line, with its name above. */
const strip = (summary: Summary, index: number, x: Scale, room: Room, stretch: number): Markup => {
  const base = room.top + index * stripPitch + stripHeight
  const y = linear([0, 1], [base, base - stripHeight])
  const points = summary.overTime.flatMap((share, at): ReadonlyArray<Point> => {
    const level = y(share ?? 0)
    return [
      [x(at * stretch), level],
      [x((at + 1) * stretch), level],
    ]
  })
  const area = `${through([[room.left, base], ...points, [room.right, base]])}z`
  return markup`${levels(room, y, [
    [0, "0 %"],
    [1, "100 %"],
  ])}<path class="a${index}" d="${area}"/>${line(`l${index}`, points)}${words("name", room.left, base - stripHeight - 6, summary.deployment)}`
}

/** Availability over time around one trouble. */
const availabilityOf = (report: ClaimsReport, trouble: "outage" | "cut"): Markup => {
  const { scale, stretch } = report
  const own = report.trials.filter((one) => one.trouble === trouble)
  const room: Room = {
    left: 44,
    right: 700,
    top: 46,
    bottom: 46 + (own.length - 1) * stripPitch + stripHeight,
  }
  const x = linear([0, scale.duration], [room.left, room.right])
  const step = [1000, 2000, 5000, 10_000].find((one) => scale.duration / one <= 6) ?? scale.duration
  const said = own.map(({ deployment, availability }) => {
    const shares = availability.map(
      ({ acknowledged, asked }, place) =>
        `${report.places.names[place]?.charAt(0) ?? ""} ${valueInWords(asked === 0 ? null : (100 * acknowledged) / asked)} %`,
    )
    return `${deployment}: ${shares.join(", ")}`
  })
  return markup`<figure class="plot-wide">
    ${drawing(
      `availability-${trouble}`,
      [716, room.bottom + 30],
      `Writes acknowledged over time, while ${troubleInWords[trouble]} from ${scale.troubleFrom / 1000} s to ${scale.troubleTo / 1000} s`,
      `Acknowledged of the writes asked during the trouble: ${said.join("; ")}.`,
      [
        markup`<rect class="trouble" x="${x(scale.troubleFrom)}" y="18" width="${pixel(x(scale.troubleTo) - x(scale.troubleFrom))}" height="${room.bottom - 18}"/>`,
        words("trouble-name", x(scale.troubleFrom) + 6, 32, troubleInWords[trouble]),
        ...own.map((summary, index) => strip(summary, index, x, room, stretch)),
        below(
          room,
          x,
          Array.from(
            { length: Math.floor(scale.duration / step) + 1 },
            (_, index) => [index * step, `${(index * step) / 1000} s`] as const,
          ),
        ),
      ],
    )}
    <figcaption>Share of all clients’ writes that are acknowledged, by second, while ${troubleInWords[trouble]}</figcaption>
  </figure>`
}

export const availabilityPlots = (report: ClaimsReport): Markup =>
  markup`${availabilityOf(report, "outage")}${availabilityOf(report, "cut")}`

/** A round number that is not below the value. */
const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  return [1, 2, 4, 5, 10].map((factor) => factor * power).find((round) => round >= value) ?? 10 * power
}

/** Labels at the ends of lines, moved apart where they would touch. */
const apart = (levelsOfLabels: ReadonlyArray<number>): ReadonlyArray<number> => {
  const order = levelsOfLabels
    .map((_, index) => index)
    .toSorted((a, b) => (levelsOfLabels[a] ?? 0) - (levelsOfLabels[b] ?? 0))
  const placed = [...levelsOfLabels]
  let least = Number.NEGATIVE_INFINITY
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, least)
    least = (placed[index] ?? 0) + 16
  }
  return placed
}

export const contentionPlot = (report: ClaimsReport): Markup => {
  const room: Room = { left: 44, right: 500, top: 14, bottom: 220 }
  const lines = [
    {
      name: "conflict, several leaders",
      values: report.contention.map(({ multi }) => conflictsPerThousand(multi) ?? 0),
    },
    {
      name: "rows overruled, several",
      values: report.contention.map(({ multi }) => overruledPerThousand(multi) ?? 0),
    },
    {
      name: "rows replaced blindly, one",
      values: report.contention.map(({ single }) => blindPerThousand(single) ?? 0),
    },
  ]
  const most = roundUp(Math.max(...lines.flatMap(({ values }) => values)))
  const x = linear([0, 1], [room.left, room.right])
  const y = linear([0, most], [room.bottom, room.top])
  const ends = apart(lines.map(({ values }) => y(values.at(-1) ?? 0)))
  return markup`<figure class="plot-wide">
    ${drawing(
      "contention-plot",
      [716, 250],
      "Conflicts as keys get hot",
      `Of 1000 writes when all go to four hot keys: ${lines.map(({ name, values }) => `${name} ${valueInWords(values.at(-1))}`).join("; ")}. With one leader no writes conflict.`,
      [
        levels(
          room,
          y,
          [0, most / 2, most].map((value) => [value, valueInWords(value)] as const),
        ),
        below(
          room,
          x,
          report.contention.map(({ hot }) => [hot, `${Math.round(100 * hot)} %`] as const),
        ),
        ...lines.map(
          ({ name, values }, index) =>
            markup`${line(
              `l${index}`,
              values.map((value, at): Point => [x(report.contention[at]?.hot ?? 0), y(value)]),
            )}${words("name", room.right + 8, (ends[index] ?? 0) + 4, name)}`,
        ),
      ],
    )}
    <figcaption>Of 1000 writes, against the share that goes to four hot keys</figcaption>
  </figure>`
}
