/**
 * The frame of every page: one HTML file that needs nothing else: no network, no script, no font, no picture.
 *
 * Its content security policy allows its own style sheet, by hash, and nothing more.
 */
import { createHash } from "node:crypto"
import { markup, type Markup } from "./markup.ts"
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

/** What the page ends with. */
export const madeBy = ({ polyarchy, node }: { readonly polyarchy: string; readonly node: string }): Markup =>
  markup`Made by Polyarchy ${polyarchy} on Node.js ${node}. This page is complete in itself: it loads nothing and
    runs no script.`
