/** The data of a page, as text: small data is plain JSON that people can read, the rest is gzip in base64. */

/** The text that was put into the page; rejects when it is cut off. */
export const unpacked = async (content: string): Promise<string> => {
  const text = content.trim()
  if (text.startsWith("{")) return text
  const bytes = Uint8Array.from(atob(text), (character) => character.codePointAt(0) ?? 0)
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))
  return new Response(plain).text()
}
