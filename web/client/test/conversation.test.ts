import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Conversation, ParleyError, Patience, type ReplyPart } from "../src/index.js";
import { type Fault, TestGateway } from "./gateway.js";

const ANSWER = "Check-in is from 15:00. Early arrival is possible when your room is ready before.";

let gateway: TestGateway;
let open: Conversation[];

beforeEach(() => {
  open = [];
  gateway = new TestGateway("hotel", (text) => ({ text: text.startsWith("number") ? "Thank you." : ANSWER, outcome: "answered" }));
});

afterEach(() => open.forEach((conversation) => conversation.close()));

async function conversation(): Promise<Conversation> {
  const opened = await Conversation.open({
    gateway: "http://parley.test/",
    site: "hotel",
    manifestKey: gateway.manifestKey,
    fetch: gateway.fetch,
    patience: () => new Patience(3, 1, 2),
  });
  open.push(opened);
  return opened;
}

function fail(...faults: Fault[]): void {
  gateway.faults.push(...faults);
}

async function told(parts: AsyncIterable<ReplyPart>): Promise<{ text: string; kinds: string[]; failure?: string }> {
  let text = "";
  const kinds: string[] = [];
  try {
    for await (const part of parts) {
      if (part.kind === "text") text += part.text;
      else kinds.push(part.kind === "end" ? part.outcome : part.kind);
    }
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error;
    return { text, kinds, failure: error.code };
  }
  return { text, kinds };
}

test("tells a reply as it comes", async () => {
  const chat = await conversation();
  const pieces: string[] = [];
  for await (const part of chat.send("When can I check in?")) if (part.kind === "text") pieces.push(part.text);
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.join("")).toBe(ANSWER);
});

test("keeps one conversation over several turns", async () => {
  const chat = await conversation();
  await told(chat.send("When can I check in?", { language: "en" }));
  await told(chat.send("Und wann gibt es Frühstück?", { language: "de" }));
  expect(gateway.conversations.size).toBe(1);
  expect(gateway.heard).toEqual(["When can I check in?", "Und wann gibt es Frühstück?"]);
});

test("tells a cut stream as cut and resumes where it ended", async () => {
  fail({ kind: "cut", after: 2 });
  const chat = await conversation();
  expect(await told(chat.send("When?"))).toEqual({ text: ANSWER, kinds: ["cut", "answered"] });
  expect(gateway.calls.slice(-2)).toEqual([
    "POST /v1/conversations/{id}/messages",
    "GET /v1/conversations/{id}/messages/1/reply",
  ]);
});

test("resumes a stream that ended with a passing problem", async () => {
  fail({ kind: "problem", code: "upstream.unavailable", status: 503, after: 1 });
  expect(await told((await conversation()).send("When?"))).toEqual({ text: ANSWER, kinds: ["cut", "answered"] });
});

test("gives up after a bounded number of tries without progress", async () => {
  fail({ kind: "cut", after: 1 }, ...Array<Fault>(3).fill({ kind: "unreachable" }));
  const chat = await conversation();
  const given = await told(chat.send("When?"));
  expect(given).toEqual({ text: ANSWER.slice(0, given.text.length), kinds: ["cut", "cut", "cut"], failure: "connection.lost" });
  expect(await told(chat.retry())).toEqual({ text: ANSWER.slice(given.text.length), kinds: ["answered"] });
  expect(gateway.heard).toEqual(["When?"]);
});

test("goes on as long as each try brings something", async () => {
  fail(...Array<Fault>(5).fill({ kind: "cut", after: 1 }));
  expect((await told((await conversation()).send("When?"))).text).toBe(ANSWER);
});

test("does not double a message whose answer was lost", async () => {
  fail({ kind: "answer lost" });
  expect((await told((await conversation()).send("When?"))).text).toBe(ANSWER);
  expect(gateway.heard).toEqual(["When?"]);
});

test("sends a message again that never arrived", async () => {
  fail({ kind: "unreachable" });
  expect((await told((await conversation()).send("When?"))).text).toBe(ANSWER);
  expect(gateway.heard).toEqual(["When?"]);
});

test("settles an undecided message before the next one, each once", async () => {
  fail({ kind: "answer lost" }, ...Array<Fault>(3).fill({ kind: "unreachable" }));
  const chat = await conversation();
  expect((await told(chat.send("When?"))).failure).toBe("connection.lost");
  expect((await told(chat.send("number 12"))).text).toBe("Thank you.");
  expect(gateway.heard).toEqual(["When?", "number 12"]);
});

test("uses the number of a refused turn again", async () => {
  fail({ kind: "problem", code: "frame.unreadable", status: 400 });
  const chat = await conversation();
  expect((await told(chat.send("When?"))).failure).toBe("frame.unreadable");
  expect((await told(chat.send("When, please?"))).text).toBe(ANSWER);
  expect(gateway.heard).toEqual(["When, please?"]);
});

test("begins a new conversation when the engine's key has gone", async () => {
  const chat = await conversation();
  await told(chat.send("When?"));
  gateway.forgetKey();
  expect(await told(chat.send("And breakfast?"))).toEqual({ text: ANSWER, kinds: ["restarted", "answered"] });
  expect(gateway.conversations.size).toBe(2);
  await told(chat.send("number 12"));
  expect(gateway.heard).toEqual(["When?", "And breakfast?", "number 12"]);
});

test("begins a new conversation when the session has gone", async () => {
  const chat = await conversation();
  await told(chat.send("When?"));
  gateway.forgetSessions();
  expect(await told(chat.send("And breakfast?"))).toEqual({ text: ANSWER, kinds: ["restarted", "answered"] });
});

test("says so when a reply is lost with its key, and asks anew only when told to", async () => {
  fail({ kind: "cut", after: 1 });
  const chat = await conversation();
  const parts: ReplyPart[] = [];
  const reading = (async () => {
    for await (const part of chat.send("When?")) {
      parts.push(part);
      if (part.kind === "cut") gateway.forgetKey();
    }
  })();
  await expect(reading).rejects.toMatchObject({ code: "frame.key-expired" });
  expect(parts.at(-1)?.kind).toBe("restarted");
  expect((await told(chat.retry())).text).toBe(ANSWER);
});

test("renews the session before it ends and stays the same visitor", async () => {
  gateway.sessionLife = 60_000;
  const chat = await conversation();
  await told(chat.send("When?"));
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    vi.setSystemTime(Date.now() + 50_000);
    expect((await told(chat.send("And breakfast?"))).kinds).toEqual(["answered"]);
  } finally {
    vi.useRealTimers();
  }
  expect(gateway.calls.filter((call) => call.includes("sessions"))).toEqual([
    "POST /v1/sessions",
    "POST /v1/sessions/renewal",
  ]);
  expect(gateway.conversations.size).toBe(1);
});

test("opens a new session when the old one may be renewed no more, and says that the conversation begins anew", async () => {
  gateway.sessionLife = 60_000;
  const chat = await conversation();
  await told(chat.send("When?"));
  gateway.wholeLifeOver = true;
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    vi.setSystemTime(Date.now() + 50_000);
    expect(await told(chat.send("And breakfast?"))).toEqual({ text: ANSWER, kinds: ["restarted", "answered"] });
  } finally {
    vi.useRealTimers();
  }
  expect(gateway.calls.filter((call) => call.includes("sessions"))).toEqual([
    "POST /v1/sessions",
    "POST /v1/sessions/renewal",
    "POST /v1/sessions",
  ]);
});

test("does not show a chunk that was altered on its way", async () => {
  fail({ kind: "tampered" });
  expect(await told((await conversation()).send("When?"))).toEqual({ text: "", kinds: [], failure: "frame.unreadable" });
});

test("seals nothing for an engine whose manifest another key signed", async () => {
  const stranger = new TestGateway("hotel", () => ({ text: "", outcome: "answered" }), new Uint8Array(32).fill(7));
  const key = `${stranger.manifestKey.slice(0, -4)}AAAA`;
  const opening = Conversation.open({ gateway: "http://parley.test", site: "hotel", manifestKey: key, fetch: gateway.fetch });
  await expect(opening).rejects.toMatchObject({ code: "manifest.signature" });
  expect(gateway.calls.some((call) => call.includes("messages"))).toBe(false);
});

test("tells the gateway's refusal of an unknown site by its code", async () => {
  const opening = Conversation.open({ gateway: "http://parley.test", site: "airport", manifestKey: "", fetch: gateway.fetch });
  await expect(opening).rejects.toMatchObject({ name: "Problem", code: "site.unknown", status: 404 });
});

test("says where it is from when there is no browser to say it", async () => {
  const origins: (string | null)[] = [];
  const chat = await Conversation.open({
    gateway: "http://parley.test",
    site: "hotel",
    manifestKey: gateway.manifestKey,
    origin: "https://seewind.test",
    fetch: (input, init) => {
      origins.push(new Headers(init?.headers).get("Origin"));
      return gateway.fetch(input, init);
    },
  });
  open.push(chat);
  await told(chat.send("When?"));
  expect(origins).toEqual(Array(4).fill("https://seewind.test"));
});

test("takes one turn at a time", async () => {
  gateway.pace = 5;
  const chat = await conversation();
  const first = chat.send("When?");
  await first.next();
  await expect(chat.send("And?").next()).rejects.toMatchObject({ code: "turn.busy" });
  await first.return();
  expect((await told(chat.send("And?"))).text).toBe(ANSWER);
  expect(gateway.heard).toEqual(["When?", "And?"]);
});

test("refuses a message that is too long before anything is sent", async () => {
  const chat = await conversation();
  expect((await told(chat.send("x".repeat(4_001)))).failure).toBe("message.malformed");
  expect(gateway.heard).toEqual([]);
});

test("stops when it is told to", async () => {
  gateway.pace = 20;
  const stop = new AbortController();
  const reading = (async () => {
    for await (const part of (await conversation()).send("When?", { signal: stop.signal })) if (part.kind === "text") stop.abort();
  })();
  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
});

test("never writes to the console", async () => {
  const spies = (["log", "info", "warn", "error", "debug"] as const).map((name) => vi.spyOn(console, name));
  fail({ kind: "cut", after: 1 }, { kind: "tampered" });
  await told((await conversation()).send("When?"));
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});
