/**
 * The frame of every page: one HTML file that needs nothing else: no network, no script, no font, no picture.
 *
 * Its content security policy allows its own style sheet, by hash, and nothing more.
 */
import { createHash } from "node:crypto"
import { markup, type Markup } from "./markup.ts"
import { looks } from "./palette.ts"
import { style } from "./style.ts"

const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`

const sheet: Markup = { markup: `<style>${style}</style>` }

/** What a page says, within its frame. */
export interface Framed {
  readonly title: string
  /** The parts of the page that can be gone to: their identifiers and names. The first one is what is skipped to. */
  readonly parts: ReadonlyArray<readonly [id: string, name: string]>
  readonly header: Markup
  readonly main: Markup
  readonly footer: Markup
}

/** The whole page. */
export const framed = ({ title, parts, header, main, footer }: Framed): string =>
  markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>Polyarchy: ${title}</title>
        ${sheet}
      </head>
      <body>
        <a class="skip" href="#${parts[0]?.[0] ?? ""}">Skip to the verdicts</a>
        ${patterns}
        <header class="top">
          <div class="brand">
            ${logo}<span>Polyarchy</span>
            <nav aria-label="Parts of this report">
              ${parts.map(([id, name]) => markup`<a href="#${id}">${name}</a>`)}
            </nav>
          </div>
          ${header}
        </header>
        <main>${main}</main>
        <footer>${footer}</footer>
      </body>
    </html>
    `.markup

const logo: Markup = {
  markup:
    '<svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.2"><path d="M16 7L6 24h20z"/><g fill="var(--page)"><circle cx="16" cy="7" r="4"/><circle cx="6" cy="24" r="4"/><circle cx="26" cy="24" r="4"/></g></svg>',
}

/** The patterns of the ribbons: with `palette.ts`, one colour and one pattern for each look. */
const marks: ReadonlyArray<string> = [
  "",
  '<path class="paper" d="M-2 8L8 -2M-2 16L16 -2M4 12L14 2" stroke-width="2"/>',
  '<path class="paper" d="M0 2h10M0 7h10" stroke-width="1.6"/>',
  '<path class="paper" d="M2 0v10M7 0v10" stroke-width="1.6"/>',
  '<circle class="paper" cx="2.5" cy="2.5" r=".9"/><circle class="paper" cx="7.5" cy="7.5" r=".9"/>',
  '<path class="paper" d="M0 0L10 10M5 -5L15 5M-5 5L5 15" stroke-width="2"/>',
]

const patterns: Markup = {
  markup: `<svg class="defs" aria-hidden="true"><defs>${Array.from({ length: looks }, (_, look) => `<pattern id="w${look}" width="10" height="10" patternUnits="userSpaceOnUse"><rect class="c${look}" width="10" height="10" stroke="none"/>${marks[look] ?? ""}</pattern>`).join("")}</defs></svg>`,
}
