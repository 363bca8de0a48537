/** Where a leader listens: a host and a port. */
import { isIP } from "node:net"

export interface Address {
  readonly host: string
  readonly port: number
}

const pattern = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/

/** The address in `127.0.0.1:7400`, `leader-a.example:7400` or `[::1]:7400`; `undefined` for another text. */
export const parseAddress = (text: string): Address | undefined => {
  const [, six, host = six, digits] = pattern.exec(text) ?? []
  const port = Number(digits)
  if (host === undefined || port > 65_535 || (six !== undefined && isIP(six) !== 6)) return undefined
  return { host, port }
}

export const showAddress = ({ host, port }: Address): string =>
  host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`

/** `true` for an address that only this machine can reach. A name other than `localhost` is not trusted to be one. */
export const isLoopback = ({ host }: Address): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."))
