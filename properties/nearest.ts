/** The known name that is most like a mistyped one. */

/** How many letters must be added, removed or changed to make one word of the other (Levenshtein 1966). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The candidate that contains the name or is nearest to it; `null` when none is near. */
export const nearest = (name: string, candidates: ReadonlyArray<string>): string | null => {
  const wanted = name.toLowerCase().slice(0, 100)
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const known = candidate.toLowerCase()
    const far = wanted.length > 2 && known.includes(wanted) ? 1 : distance(wanted, known)
    if (far < least) {
      least = far
      best = candidate
    }
  }
  return best !== null && least <= Math.max(2, Math.ceil(best.length / 2)) ? best : null
}
