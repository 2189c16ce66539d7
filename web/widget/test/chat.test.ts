import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TestGateway } from "../../client/test/gateway.js";
import { Chat } from "../src/chat.js";

let gateway: TestGateway;
let chat: Chat;
let told: string[];

beforeEach(() => {
  gateway = new TestGateway("hotel", () => ({ text: "Check-in is from 15:00.", outcome: "answered" }));
  told = [];
  const options = { gateway: "http://parley.test", site: "hotel", manifestKey: gateway.manifestKey, fetch: slowly };
  chat = new Chat(options, () => told.push(chat.activity.kind));
});

afterEach(() => {
  chat.close();
  vi.useRealTimers();
});

/** How long the challenge takes to come, which counts as the check. */
let delay = 0;

const slowly: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (delay > 0 && request.url.endsWith("/v1/challenge")) await new Promise((resolve) => setTimeout(resolve, delay));
  return gateway.fetch(request);
};

test("says nothing of a check that is done at once", async () => {
  // No half second passes, however slow the machine.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  delay = 0;
  gateway.work = 10;
  await chat.prepare();
  expect(told).toEqual(["opening", "idle"]);
});

test("says that the browser is being checked when it takes longer", async () => {
  delay = 600;
  gateway.work = 10;
  await chat.prepare();
  expect(told).toEqual(["opening", "checking", "opening", "idle"]);
});

test("delivers what was said while the browser was being checked", async () => {
  delay = 600;
  gateway.work = 10;
  await chat.say("When?", "en");
  expect(told.slice(0, 3)).toEqual(["writing", "checking", "writing"]);
  expect(gateway.heard).toEqual(["When?"]);
});

test("opens by itself after the seconds that a closed chat named", async () => {
  gateway.refusals.push({ code: "site.closed", status: 503, retryAfter: 1 });
  await chat.prepare();
  expect(chat.trouble).toMatchObject({ kind: "closed", again: 1 });
  await vi.waitUntil(() => chat.trouble === undefined && chat.activity.kind === "idle", 5_000);
  expect(gateway.calls.filter((call) => call === "POST /v1/sessions")).toHaveLength(2);
});

test("does not come back when the panel has gone", async () => {
  vi.useFakeTimers();
  delay = 0;
  gateway.refusals.push({ code: "site.closed", status: 503, retryAfter: 1 });
  await chat.prepare();
  chat.close();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(gateway.calls).toEqual(["GET /v1/challenge", "POST /v1/sessions"]);
});
