/** What is checked of a configuration beyond its shape: each check gives the first thing that is wrong. */
import { isLoopback, parseAddress } from "./address.ts"
import type { ConfigFile } from "./config-file.ts"
import type { Finding } from "./config-invalid.ts"
import { isTableName } from "./kind.ts"
import { topologyOf, unreachable } from "./config-links.ts"

type Check = (config: ConfigFile) => Finding | undefined

const numbers: Check = ({ leaders }) => {
  const ids = leaders.map(({ id }) => id)
  const index = ids.findIndex((id, at) => ids.indexOf(id) !== at)
  if (index !== -1)
    return {
      place: `leaders[${index}].id`,
      problem: `leader "${leaders[ids.indexOf(ids[index] ?? 0)]?.name}" has the number ${ids[index]} already`,
      mend: "Give every leader a number of its own.",
    }
  const wrong = ids.findIndex((id, at) => id !== at)
  return wrong === -1
    ? undefined
    : {
        place: `leaders[${wrong}].id`,
        problem: `it is ${ids[wrong]} where ${wrong} has to come`,
        mend: "Number the leaders 0, 1, 2 and so on, in this order; one that has left stays, with `left: true`.",
      }
}

const names: Check = ({ leaders }) => {
  const all = leaders.map(({ name }) => name)
  const index = all.findIndex((name, at) => all.indexOf(name) !== at)
  return index === -1
    ? undefined
    : {
        place: `leaders[${index}].name`,
        problem: `two leaders are named "${all[index]}"`,
        mend: "Give every leader a name of its own.",
      }
}

const addresses: Check = ({ leaders }) => {
  const seen = new Set<string>()
  for (const [index, { address }] of leaders.entries()) {
    const place = `leaders[${index}].address`
    const parsed = parseAddress(address)
    if (parsed === undefined)
      return {
        place,
        problem: `"${address}" is no address`,
        mend: "Write a host and a port, such as 127.0.0.1:7400 or [::1]:7400.",
      }
    if (parsed.port !== 0 && seen.has(address))
      return {
        place,
        problem: `another leader has the address ${address} already`,
        mend: "Give every leader an address of its own.",
      }
    seen.add(address)
  }
  return undefined
}

const links: Check = (config) => {
  const topology = topologyOf(config)
  if ("place" in topology) return topology
  const members = config.leaders.filter(({ left }) => left !== true).map(({ id }) => id)
  const cut = unreachable(topology, members)
  if (cut === undefined) return undefined
  const [from, to] = [config.leaders[cut.from]?.name, config.leaders[cut.to]?.name]
  return {
    place: "topology",
    problem: `what leader "${from}" writes cannot reach leader "${to}"`,
    mend:
      config.topology === "star"
        ? "The first leader is the hub of a star and must not leave: choose another topology."
        : `Add a link, or a way of several links, from "${from}" to "${to}".`,
  }
}

const tables: Check = ({ tables = {} }) => {
  for (const [name, { kind, merge, resolve }] of Object.entries(tables)) {
    if (!isTableName(name))
      return {
        place: `tables.${name}`,
        problem: `"${name}" cannot be the name of a table`,
        mend: "Write lower-case letters, digits and hyphens, a letter first, at most 63.",
      }
    if (merge !== undefined && kind !== "record")
      return {
        place: `tables.${name}.merge`,
        problem: `a table of kind "${kind}" has no columns to merge`,
        mend: 'Take it out, or make the kind "record".',
      }
    if (resolve !== undefined && kind !== "register")
      return {
        place: `tables.${name}.resolve`,
        problem: `a table of kind "${kind}" has no siblings to resolve`,
        mend: 'Take it out, or make the kind "register".',
      }
  }
  return undefined
}

const exposure: Check = ({ leaders, secret, tls }) => {
  if (secret !== undefined || tls?.ca !== undefined) return undefined
  const index = leaders.findIndex(({ address }) => {
    const parsed = parseAddress(address)
    return parsed !== undefined && !isLoopback(parsed)
  })
  return index === -1
    ? undefined
    : {
        place: `leaders[${index}].address`,
        problem: `${leaders[index]?.address} can be reached from other machines, and anyone there could read and write`,
        mend: 'Add "secret": { "file": ... }, or "tls" with a "ca"; or listen on 127.0.0.1.',
      }
}

/** The first thing that is wrong, in the order in which a person would mend it. */
export const firstFinding: Check = (config) => {
  for (const check of [numbers, names, addresses, links, tables, exposure]) {
    const finding = check(config)
    if (finding !== undefined) return finding
  }
  return undefined
}
