/**
 * The contrast of every text against what is painted behind it, computed from the colours that the browser resolved.
 *
 * It looks where axe cannot: at text in SVG, and at colours mixed by `color-mix` or made fainter by `opacity`. What is behind
 * a text is asked of the browser at the middle of the text; a pattern counts as the one of its colours that is worst.
 * Source: WCAG 2.2, success criterion 1.4.3 and its definition of contrast ratio.
 */
import type { Page } from "playwright-core"

export interface Contrast {
  readonly text: string
  readonly where: string
  readonly ratio: number
  /** What it must be: 3 for large text, 4.5 for other. */
  readonly least: number
}

/** The contrast of every text that can be seen. Scrolls the page. */
export const contrastsIn = (page: Page): Promise<ReadonlyArray<Contrast>> =>
  page.evaluate(() => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number]
    const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext(
      "2d",
      {
        willReadFrequently: true,
      },
    )
    if (context === null) throw new Error("no canvas")
    const known = new Map<string, Colour>()
    /** Any colour that CSS can say, as sRGB from 0 to 255 and an alpha from 0 to 1. */
    const colourOf = (css: string): Colour => {
      const before = known.get(css)
      if (before !== undefined) return before
      context.clearRect(0, 0, 1, 1)
      context.fillStyle = "#000"
      context.fillStyle = css
      context.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
      const colour = [red, green, blue, alpha / 255] as const
      known.set(css, colour)
      return colour
    }
    const over = ([r, g, b, alpha]: Colour, [x, y, z]: Colour, opacity: number): Colour => {
      const share = alpha * opacity
      return [r * share + x * (1 - share), g * share + y * (1 - share), b * share + z * (1 - share), 1]
    }
    const light = (part: number): number =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
    const luminance = ([r, g, b]: Colour): number => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)
    const ratioOf = (one: Colour, other: Colour): number => {
      const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
      return (high + 0.05) / (low + 0.05)
    }
    const opacityOf = (element: Element): number => {
      let opacity = 1
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        opacity *= Number(getComputedStyle(at).opacity)
      return opacity
    }
    /** The colours that an element may paint at a place inside it. */
    const painted = (element: Element): ReadonlyArray<string> => {
      const style = getComputedStyle(element)
      if (!(element instanceof SVGElement) || element instanceof SVGSVGElement) return [style.backgroundColor]
      if (element instanceof SVGTextContentElement || style.fill === "none") return []
      const faded = (css: string, opacity: string): string =>
        `color-mix(in srgb, ${css} ${Number(opacity) * 100}%, transparent)`
      const pattern = /url\("?#([^")]+)/.exec(style.fill)?.[1]
      if (pattern === undefined) return [faded(style.fill, style.fillOpacity)]
      const parts = [...(document.getElementById(pattern)?.querySelectorAll("*") ?? [])].map((one) =>
        getComputedStyle(one),
      )
      return parts.flatMap((one) =>
        [one.fill, one.stroke].filter((css) => css !== "none" && !css.startsWith("url")),
      )
    }
    const looked = new Map<string, number>()
    /**
     * Of text in HTML that is of one kind (the same elements with the same classes around it, in the same colour) three are
     * looked at: a table has thousands. In a drawing it depends on the place what is behind a text, so all of it is.
     */
    const isWanted = (element: Element): boolean => {
      if (element instanceof SVGElement) return true
      let kind = getComputedStyle(element).color
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        kind += ` ${at.localName}.${at.className}`
      const count = (looked.get(kind) ?? 0) + 1
      looked.set(kind, count)
      return count <= 3
    }
    const found: Array<Contrast> = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const [text, element] = [node.textContent?.trim() ?? "", node.parentElement]
      if (
        text === "" ||
        element === null ||
        !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      )
        continue
      if (
        element.closest(
          "script, style, noscript, title, desc, option, .vh, .skip:not(:focus), [disabled], [aria-disabled='true']",
        ) !== null
      )
        continue
      if (!isWanted(element)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      range.getBoundingClientRect()
      element.scrollIntoView({ block: "center", inline: "center" })
      const { left, top, width, height } = range.getClientRects()[0] ?? new DOMRect()
      if (width < 2 || height < 2) continue
      const [x, y] = [left + width / 2, top + height / 2]
      const layers = document.elementsFromPoint(x, y)
      const own = layers.indexOf(element)
      // It is hidden behind something, out of sight, or lets the pointer through: then its ancestors are what is behind it.
      const behind =
        own === -1
          ? layers.filter((one) => one.contains(element) || element instanceof SVGElement)
          : layers.slice(own)
      const style = getComputedStyle(element)
      const halo = style.paintOrder.startsWith("stroke") && style.stroke !== "none"
      let grounds: ReadonlyArray<Colour> = [
        colourOf(getComputedStyle(document.documentElement).backgroundColor),
      ]
      grounds = grounds.map((ground) => over(ground, [255, 255, 255, 1], 1))
      for (const layer of behind.toReversed()) {
        const colours = painted(layer)
        if (colours.length === 0) continue
        const opacity = opacityOf(layer)
        grounds = grounds
          .flatMap((ground) => colours.map((css) => over(colourOf(css), ground, opacity)))
          .slice(0, 64)
      }
      if (halo) grounds = grounds.map((ground) => over(colourOf(style.stroke), ground, opacityOf(element)))
      const css = element instanceof SVGElement ? style.fill : style.color
      const ratios = grounds.map((ground) => ratioOf(over(colourOf(css), ground, opacityOf(element)), ground))
      const [size, weight] = [Number.parseFloat(style.fontSize), Number(style.fontWeight)]
      const large = size >= 24 || (size >= 18.66 && weight >= 700)
      const name = `${element.localName}${element.getAttribute("class") === null ? "" : `.${element.getAttribute("class")?.split(" ").join(".") ?? ""}`}`
      found.push({
        text: text.slice(0, 40),
        where: `${element.parentElement?.localName ?? ""} > ${name}`,
        ratio: Math.min(...ratios),
        least: large ? 3 : 4.5,
      })
    }
    return found
  })
