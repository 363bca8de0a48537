import { get } from "node:http"
import { Effect, Layer, Logger, Redacted } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { Journal, JournalUnavailable } from "../journal.ts"
import * as JournalMemory from "../journal-memory.ts"
import { makeSession } from "./client.ts"
import { addressBook, configured, started } from "./testing/leaders.ts"

const secret = Redacted.make("a-secret-of-many-characters")

/** One leader that the tests of this file share, and how to end it. */
const open = async (...more: Parameters<typeof configured>) => {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const {
    promise: ready,
    resolve,
    reject,
  } = Promise.withResolvers<Effect.Success<ReturnType<typeof started>>>()
  const life = Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const leader = yield* started(configured(...more), 0, addressBook(), { mostInHand: 4 })
        resolve(leader)
        yield* Effect.promise(() => ended)
      }),
    ),
  )
  life.catch(reject)
  return { ...(await ready), close: () => (end(), life) }
}

let leader: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  leader = await open(1, { bodyLimit: 4096 })
})
afterAll(() => leader.close())

/** Asks without the typed client, which could not say most of this. */
const ask = async (path: string, method = "GET", body?: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${leader.url}${path}`, {
    method,
    headers: body === undefined ? headers : { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  const parsed: unknown = text.startsWith("{") ? JSON.parse(text) : text
  return { status: response.status, body: parsed as Record<string, unknown>, headers: response.headers }
}

const put = (path: string, body: unknown) => ask(path, "PUT", JSON.stringify(body))

describe("objects over HTTP", () => {
  test("a row that was put is read back with a token that covers it", async () => {
    const written = await put("/v1/tables/rows/k", { value: "v" })
    expect(written).toMatchObject({ status: 200, body: { dot: { leader: 0 }, stamp: { leader: 0 } } })
    expect(await ask("/v1/tables/rows/k")).toMatchObject({
      status: 200,
      body: { kind: "row", value: "v", token: written.body["token"] },
    })
  })

  test("a row that was removed is no longer there, and the answer says what the leader had applied", async () => {
    await put("/v1/tables/rows/gone", { value: "v" })
    const { body } = await ask("/v1/tables/rows/gone", "DELETE")
    expect(await ask("/v1/tables/rows/gone")).toMatchObject({
      status: 404,
      body: { _tag: "NotThere", token: body["token"] },
    })
  })

  test("every kind of table shows what was written to it", async () => {
    await put("/v1/tables/people/p", { columns: { name: "Ada" } })
    await put("/v1/tables/people/p", { columns: { city: "London" } })
    await put("/v1/tables/notes/n", { value: "first" })
    await ask("/v1/tables/counts/c/increment", "POST", JSON.stringify({ by: 5 }))
    await ask("/v1/tables/counts/c/increment", "POST", JSON.stringify({ by: -2 }))
    await ask(`/v1/tables/carts/c/elements/${encodeURIComponent("a/b ü")}`, "PUT")
    await put("/v1/tables/pages/p/fields/title", { value: "T" })
    const read = async (path: string) => (await ask(`/v1/tables/${path}`)).body
    expect(await read("people/p")).toMatchObject({ kind: "record", value: { city: "London", name: "Ada" } })
    expect(await read("notes/n")).toMatchObject({
      kind: "register",
      value: "first",
      siblings: [{ value: "first", dot: expect.anything() }],
    })
    expect(await read("counts/c")).toMatchObject({ kind: "counter", value: 3 })
    expect(await read("carts/c")).toMatchObject({ kind: "set", value: ["a/b ü"] })
    expect(await read("pages/p")).toMatchObject({ kind: "map", value: { title: ["T"] } })
  })

  test("elements, fields and records are taken away, and once only", async () => {
    await ask("/v1/tables/carts/d/elements/e", "PUT")
    await put("/v1/tables/pages/d/fields/f", { value: "v" })
    await put("/v1/tables/people/d", { columns: { a: "1" } })
    for (const path of ["carts/d/elements/e", "pages/d/fields/f", "people/d"]) {
      expect(await ask(`/v1/tables/${path}`, "DELETE"), path).toMatchObject({ status: 200 })
      expect(await ask(`/v1/tables/${path}`, "DELETE"), path).toMatchObject({ status: 404 })
    }
  })

  test("an assignment that has seen less leaves the siblings that it had not seen", async () => {
    const first = await put("/v1/tables/notes/s", { value: "first" })
    await put("/v1/tables/notes/s", { value: "second", seen: first.body["token"] })
    await put("/v1/tables/notes/s", { value: "third", seen: first.body["token"] })
    expect((await ask("/v1/tables/notes/s")).body).toMatchObject({
      value: null,
      siblings: [
        { value: "second", dot: { leader: 0 } },
        { value: "third", dot: { leader: 0 } },
      ],
    })
  })

  test("the typed client and a session carry the token along", async () => {
    const [token, read] = await Effect.runPromise(
      Effect.gen(function* () {
        const session = yield* makeSession
        const params = { table: "rows", key: "session" }
        yield* session.ask((query) => leader.client.objects.put({ params, query, payload: { value: "v" } }))
        const shown = yield* session.ask((query) => leader.client.objects.read({ params, query }))
        return [yield* session.token, shown] as const
      }),
    )
    expect(read).toMatchObject({ kind: "row", value: "v" })
    expect(token).toEqual(read.token)
  })
})

describe("what is refused, and with which status", () => {
  const cases: ReadonlyArray<readonly [string, Parameters<typeof ask>, number, Record<string, unknown>]> = [
    ["a body that is not JSON", ["/v1/tables/rows/k", "PUT", "{"], 400, { place: "the body" }],
    ["a body without the value", ["/v1/tables/rows/k", "PUT", "{}"], 400, { place: "the body, value" }],
    ["a fraction", ["/v1/tables/counts/k/increment", "POST", '{"by":1.5}'], 400, { place: "the body, by" }],
    ["a token that is none", ["/v1/tables/rows/k?token=1,2"], 400, { place: "the query, token" }],
    ["too long a wait", ["/v1/tables/rows/k?wait=60001"], 400, { place: "the query, wait" }],
    ["a page of none", ["/v1/conflicts?limit=0"], 400, { place: "the query, limit" }],
    ["an unknown table", ["/v1/tables/none/k"], 404, { _tag: "NoSuchTable", table: "none" }],
    ["a row that is not there", ["/v1/tables/rows/none"], 404, { _tag: "NotThere", key: "none" }],
    ["a value for a set", ["/v1/tables/carts/k", "PUT", '{"value":"v"}'], 409, { kind: "set" }],
    ["columns for a row", ["/v1/tables/rows/k", "PUT", '{"columns":{}}'], 409, { kind: "row" }],
    ["an increment of a row", ["/v1/tables/rows/k/increment", "POST", '{"by":1}'], 409, { kind: "row" }],
    ["removing a counter", ["/v1/tables/counts/k", "DELETE"], 409, { kind: "counter" }],
    [
      "seen siblings of a row",
      ["/v1/tables/rows/k", "PUT", '{"value":"v","seen":"1"}'],
      400,
      { place: "seen" },
    ],
    ["a token that is ahead", ["/v1/tables/rows/k?token=999999&wait=1"], 412, { _tag: "BehindToken" }],
    ["too long a body", ["/v1/tables/rows/k", "PUT", `{"value":"${"v".repeat(5000)}"}`], 413, { most: 4096 }],
    ["too long a key", [`/v1/tables/rows/${"k".repeat(1025)}`], 413, { place: "the key" }],
    ["too long an element", [`/v1/tables/carts/k/elements/${"é".repeat(513)}`, "PUT"], 413, { most: 1024 }],
  ]
  test.each(cases)("%s", async (_, asked, status, body) => {
    const answer = await ask(...asked)
    expect(answer.body).toMatchObject(body)
    expect(answer.status).toBe(status)
    expect(answer.body["message"]).toMatch(/\w.*\.$/)
  })

  test("a body whose length is not said is measured while it comes", async () => {
    const body = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(new TextEncoder().encode(" ".repeat(1000)))
      },
    })
    const response = await fetch(`${leader.url}/v1/tables/rows/k`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body,
      ...({ duplex: "half" } as object),
    })
    expect(response.status).toBe(413)
  })

  test("requests beyond what a leader has in hand are told to come again", async () => {
    const waiting = Array.from({ length: 4 }, () => ask("/v1/tables/rows/k?token=999999&wait=1500"))
    const busy = await until(
      () => ask("/v1/tables/rows/k"),
      ({ status }) => status === 503,
    )
    expect(busy.body).toMatchObject({ _tag: "Busy", inHand: 4 })
    expect(busy.headers.get("retry-after")).toBe("1")
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([412, 412, 412, 412])
    expect(await ask("/v1/tables/rows/none")).toMatchObject({ status: 404 })
  })
})

/** Asks again until the answer is the one that is waited for, at most a hundred times. */
const until = async <A>(asks: () => Promise<A>, isIt: (answer: A) => boolean): Promise<A> => {
  let answer = await asks()
  for (let times = 0; times < 100 && !isIt(answer); times++) answer = await asks()
  return answer
}

describe("a page in a browser on the leader's machine", () => {
  const status = (path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      get(`${leader.url}${path}`, { headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).on("error", reject)
    })

  test("that reaches the leader by a name of its own is not answered", async () => {
    expect(await status("/v1/status", { host: "evil.example:7400" })).toBe(401)
    expect(await status("/v1/status", { host: "localhost:7400" })).toBe(200)
    expect(await status("/v1/status", { host: "[::1]:7400" })).toBe(200)
  })

  test("cannot follow the leader", async () => {
    const asks = (more: Record<string, string>) =>
      status("/v1/replicate", { connection: "upgrade", upgrade: "websocket", ...more })
    expect(await asks({ origin: "http://evil.example" })).toBe(403)
  })
})

describe("what an operator asks", () => {
  test("the status says where the leader stands", async () => {
    expect((await ask("/v1/status")).body).toMatchObject({
      id: 0,
      name: "A",
      cluster: "test",
      followers: [],
      sources: [],
      stopped: false,
    })
  })

  test("the metrics are in the format that Prometheus reads", async () => {
    const response = await fetch(`${leader.url}/v1/metrics`)
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get("content-type")).toContain("version=0.0.4")
    for (const line of text.trim().split("\n"))
      expect(line).toMatch(
        /^(# (HELP|TYPE) polyarchy_\w+ .+|polyarchy_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?\d+)$/,
      )
  })

  test("conflicts come in pages", async () => {
    expect((await ask("/v1/conflicts?after=3&limit=2")).body).toEqual({ conflicts: [], next: 3 })
  })

  test("the OpenAPI description names every path", async () => {
    const { body } = await ask("/openapi.json")
    expect(Object.keys(body["paths"] as object).toSorted()).toMatchInlineSnapshot(`
      [
        "/v1/conflicts",
        "/v1/health",
        "/v1/metrics",
        "/v1/status",
        "/v1/tables/{table}/{key}",
        "/v1/tables/{table}/{key}/elements/{element}",
        "/v1/tables/{table}/{key}/fields/{field}",
        "/v1/tables/{table}/{key}/increment",
      ]
    `)
  })
})

describe("a leader with a secret", () => {
  test("answers only requests that carry it, but for its health", async () => {
    const guarded = await open(1, {}, secret)
    const status = async (authorization?: string, path = "/v1/status") =>
      (
        await fetch(
          `${guarded.url}${path}`,
          authorization === undefined ? {} : { headers: { authorization } },
        )
      ).status
    const statuses = [
      await status(),
      await status("Bearer wrong"),
      await status(Redacted.value(secret)),
      await status(`Bearer ${Redacted.value(secret)}`),
      await status(undefined, "/v1/health"),
    ]
    const known = await Effect.runPromise(guarded.client.operation.status())
    await guarded.close()
    expect(statuses).toEqual([401, 401, 401, 200, 200])
    expect(known.name).toBe("A")
  })
})

test("a leader whose journal has failed says so, also to who asks for its health", async () => {
  const full = Layer.effect(
    Journal,
    Effect.map(Journal, (journal) => ({
      ...journal,
      sync: new JournalUnavailable({ path: "test", operation: "sync", cause: new Error("no space left") }),
    })),
  ).pipe(Layer.provide(JournalMemory.layer))
  const answers = await Effect.runPromise(
    Effect.gen(function* () {
      const { url } = yield* started(configured(1), 0, addressBook(), { journal: () => full })
      const ask = (path: string, method: string, body?: string) =>
        Effect.promise(async () => {
          const headers = { "content-type": "application/json" }
          const response = await fetch(`${url}${path}`, {
            method,
            headers,
            ...(body === undefined ? {} : { body }),
          })
          return [response.status, await response.json()] as const
        })
      return [
        yield* ask("/v1/tables/rows/k", "PUT", '{"value":"v"}'),
        yield* ask("/v1/tables/rows/k", "GET"),
        yield* ask("/v1/health", "GET"),
      ]
    }).pipe(Effect.scoped, Effect.provide(Logger.layer([]))),
  )
  for (const [status, body] of answers) {
    expect(status).toBe(503)
    expect(body).toMatchObject({ _tag: "Stopped", leader: 0 })
  }
  expect(answers[0]?.[1]).toMatchObject({ message: expect.stringContaining("no space left") })
})
