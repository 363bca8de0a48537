/** The baseline: a loop over `node:sqlite` that commits one record at a time, with the settings of the journal. */
import { DatabaseSync } from "node:sqlite"

/** The milliseconds that so many commits of records of this length take. */
export const bareLoop = (path: string, commits: number, length: number): number => {
  const database = new DatabaseSync(path)
  database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS records(position INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT`)
  const insert = database.prepare("INSERT INTO records(text) VALUES (?)")
  const text = "x".repeat(length)
  const begin = performance.now()
  for (let index = 0; index < commits; index++) insert.run(text)
  const milliseconds = performance.now() - begin
  database.close()
  return milliseconds
}
