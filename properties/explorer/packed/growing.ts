/** A list of whole numbers that grows, in one typed array. */
export interface Growing {
  /** The numbers so far and room for more; another array after each growth. */
  readonly cells: () => Int32Array
  readonly length: () => number
  readonly push: (value: number) => void
  /** Makes room for `count` more and says where they begin; the caller fills them in. */
  readonly claim: (count: number) => number
  readonly truncate: (length: number) => void
}

export const growing = (initial = 1 << 10): Growing => {
  let cells = new Int32Array(initial)
  let length = 0
  const claim = (count: number): number => {
    const begin = length
    length += count
    if (length > cells.length) {
      const larger = new Int32Array(Math.max(length, cells.length * 2))
      larger.set(cells)
      cells = larger
    }
    return begin
  }
  return {
    cells: () => cells,
    length: () => length,
    push: (value) => {
      const at = claim(1)
      cells[at] = value
    },
    claim,
    truncate: (to) => {
      length = to
    },
  }
}
