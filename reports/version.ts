/** The version of this package; a test holds it to `package.json`. */
export const version = "0.1.0"

/** What a report says of the programs that made it. */
export const made = { polyarchy: version, node: process.versions.node } as const
