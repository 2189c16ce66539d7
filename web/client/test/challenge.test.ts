import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { solved } from "../src/challenge.js";
import { Session } from "../src/session.js";
import { TestGateway } from "./gateway.js";

const GATEWAY = "http://parley.test";

let gateway: TestGateway;
let checking: boolean[];
let session: Session;

beforeEach(() => {
  gateway = new TestGateway("hotel", () => ({ text: "", outcome: "answered" }));
  gateway.work = 300;
  checking = [];
  session = new Session(GATEWAY, "hotel", gateway.fetch, undefined, (active) => checking.push(active));
});

afterEach(() => session.close());

function challenged(): number {
  return gateway.calls.filter((call) => call === "GET /v1/challenge").length;
}

test("solves a challenge where one is asked for, and says so while it lasts", async () => {
  expect((await session.grant()).subject).toBe(1);
  expect(gateway.calls).toEqual(["GET /v1/challenge", "POST /v1/sessions"]);
  expect(checking).toEqual([true, false]);
});

test("solves none where none is asked for", async () => {
  gateway.work = 0;
  await session.grant();
  expect(gateway.calls).toEqual(["GET /v1/challenge", "POST /v1/sessions"]);
  expect(checking).toEqual([true, false]);
});

test("fetches a new challenge when its solution counts for nothing any more", async () => {
  gateway.refusals.push(
    { code: "challenge.replayed", status: 403 },
    { code: "challenge.expired", status: 403 },
  );
  await session.grant();
  expect(challenged()).toBe(3);
});

test("sends another solution for every session", async () => {
  const headers: (string | null)[] = [];
  const watched: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    if (request.url.endsWith("/v1/sessions")) headers.push(request.headers.get("Parley-Challenge"));
    return gateway.fetch(request);
  };
  for (let visit = 0; visit < 2; visit += 1) {
    const visitor = new Session(GATEWAY, "hotel", watched);
    await visitor.grant();
    visitor.close();
  }
  const sent = headers.filter((header) => header !== null);
  expect(sent).toHaveLength(2);
  expect(new Set(sent).size).toBe(2);
});

test("gives up after three solutions with a code of its own", async () => {
  gateway.refusals.push(...Array(9).fill({ code: "challenge.invalid", status: 403 }));
  await expect(session.grant()).rejects.toMatchObject({ code: "challenge.unsolved", passing: false });
  expect(challenged()).toBe(3);
  expect(checking.at(-1)).toBe(false);
});

test("is not tempted by what is no challenge of a gateway", async () => {
  const honest = { algorithm: "SHA-256", challenge: "00", maxnumber: 10, salt: "aa", signature: "bb" };
  const answering = (body: unknown): Promise<string | undefined> => solved(GATEWAY, async () => Response.json(body));
  for (const body of [null, [], {}, { ...honest, maxnumber: 1e9 }, { ...honest, algorithm: "SHA-1" }, { ...honest, salt: 1 }]) {
    await expect(answering(body)).rejects.toMatchObject({ code: "challenge.malformed" });
  }
  await expect(answering(honest)).rejects.toMatchObject({ code: "challenge.unsolvable" });
});

test("lets the page work while it solves", async () => {
  gateway.work = 20_000;
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 1);
  await vi.waitUntil(async () => {
    await solved(GATEWAY, gateway.fetch);
    return ticks > 0;
  }, 20_000);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(0);
}, 30_000);
