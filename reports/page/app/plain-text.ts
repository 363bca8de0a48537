/**
 * Text as people can see it: every text that a component shows, and every name that is read out, has what is invisible in it
 * spelled out, or what turns the direction of what follows.
 *
 * It is done in one place, for all that Preact draws, so that no component can forget it. What stands in a field to be edited
 * is left as it is.
 */
import { options, type VNode } from "preact"
import { visible } from "../../text/visible.ts"

const named = ["title", "aria-label"] as const

const shown = (child: unknown): unknown => {
  if (typeof child === "string") return visible(child)
  return Array.isArray(child) ? child.map(shown) : child
}

/** From now on, whatever is drawn is visible. */
export const showPlainText = (): void => {
  // oxlint-disable-next-line typescript/unbound-method -- a hook of Preact's, which uses no `this`
  const before = options.vnode
  options.vnode = (vnode: VNode<Record<string, unknown>>) => {
    const { type, props } = vnode
    if (typeof type === "string") {
      if (props["children"] !== undefined) Object.assign(props, { children: shown(props["children"]) })
      for (const name of named) {
        const words = props[name]
        if (typeof words === "string") props[name] = visible(words)
      }
    }
    before?.(vnode)
  }
}
