/** The signs on the buttons, as paths in a square of 16: no font has to have them. */
const paths = {
  grip: "M5.5 3.5h.01M10.5 3.5h.01M5.5 8h.01M10.5 8h.01M5.5 12.5h.01M10.5 12.5h.01",
  up: "M8 13V3M3.5 7.5 8 3l4.5 4.5",
  down: "M8 3v10M3.5 8.5 8 13l4.5-4.5",
  twice: "M5.5 5.5h7v7h-7zM3.5 10.5v-7h7",
  add: "M8 3v10M3 8h10",
  remove: "M4 4l8 8M12 4l-8 8",
} as const

export const Icon = ({ name }: { readonly name: keyof typeof paths }) => (
  <svg
    class={`trial-icon ${name}`}
    viewBox="0 0 16 16"
    width="16"
    height="16"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
)
