/** The data of a page, as text: small data is plain JSON that people can read, the rest is gzip in base64. */

/** The text that was put into the page; rejects when it is cut off. */
export const unpacked = async (content: string): Promise<string> => {
  const text = content.trim()
  return text.startsWith("{") ? text : inflated(bytesOf(text))
}

/** A loop, since a function called for each of a million characters takes ten times as long. */
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const characters = atob(base64)
  const bytes = new Uint8Array(characters.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.codePointAt(at) ?? 0
  return bytes
}

/** Read chunk by chunk: by way of a `Blob` and a `Response` it takes ten times as long. */
const inflated = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const { readable, writable } = new DecompressionStream("gzip")
  const writer = writable.getWriter()
  const written = writer.write(bytes).then(() => writer.close())
  // Data that is cut off makes both ends fail: the reader below tells it, and this end has been heard too.
  written.catch(() => undefined)
  const decoder = new TextDecoder()
  const reader = readable.getReader()
  let text = ""
  for (;;) {
    const { value, done } = await reader.read()
    if (done) break
    text += decoder.decode(value, { stream: true })
  }
  await written
  return text + decoder.decode()
}
