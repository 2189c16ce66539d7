import { expect, test, vi } from "vitest";
import { Conversation, mintedBy, ParleyError, Patience, Problem, type SessionSource } from "../src/index.js";
import { TestGateway } from "./gateway.js";

const gateway = (): TestGateway => new TestGateway("hotel", () => ({ text: "Thank you.", outcome: "answered" }));

async function conversation(house: TestGateway, session: SessionSource): Promise<Conversation> {
  return Conversation.open({
    gateway: "http://parley.test",
    site: "hotel",
    manifestKey: house.manifestKey,
    fetch: house.fetch,
    patience: () => new Patience(3, 1, 2),
    session,
  });
}

async function kinds(chat: Conversation, text: string): Promise<string[]> {
  const seen: string[] = [];
  for await (const part of chat.send(text)) if (part.kind !== "text") seen.push(part.kind);
  return seen;
}

test("uses the session that the page's own server minted and opens none", async () => {
  const house = gateway();
  const chat = await conversation(house, async () => house.mint("guest"));
  expect(await kinds(chat, "When?")).toEqual(["end"]);
  expect(house.calls).not.toContain("POST /v1/sessions");
  expect([...house.conversations.values()].map(({ subject }) => subject)).toEqual(["guest"]);
  chat.close();
});

test("asks the page's server again when the session is over", async () => {
  const house = gateway();
  let asked = 0;
  const chat = await conversation(house, async () => house.mint(`guest-${(asked += 1)}`));
  house.forgetSessions();
  expect(await kinds(chat, "When?")).toEqual(["restarted", "end"]);
  expect(asked).toBe(2);
  expect(house.calls).not.toContain("POST /v1/sessions");
  chat.close();
});

test("asks the page's server when the session may be renewed no more, and goes on with the conversation", async () => {
  const house = gateway();
  house.sessionLife = 60_000;
  let asked = 0;
  const chat = await conversation(house, async () => {
    asked += 1;
    return house.mint("guest");
  });
  expect(await kinds(chat, "When?")).toEqual(["end"]);
  house.wholeLifeOver = true;
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    vi.setSystemTime(Date.now() + 50_000);
    expect(await kinds(chat, "And breakfast?")).toEqual(["end"]);
  } finally {
    vi.useRealTimers();
  }
  expect(asked).toBe(2);
  expect(house.conversations.size).toBe(1);
  chat.close();
});

test("never falls back to an anonymous session", async () => {
  const house = gateway();
  const refusing = conversation(house, () => Promise.reject(new Problem("site.credential", 401, undefined, undefined)));
  await expect(refusing).rejects.toMatchObject({ code: "site.credential" });
  expect(house.calls).toEqual([]);
});

test("refuses what is no session", async () => {
  const house = gateway();
  for (const given of [{}, { token: "t" }, { token: 1, expiresAt: "2026-01-01T00:00:00Z" }, { token: "t", expiresAt: "soon" }]) {
    const opening = conversation(house, async () => given as never);
    await expect(opening).rejects.toMatchObject({ code: "session.unusable" });
  }
  expect(house.calls).toEqual([]);
});

test("asks the page's server by POST with the page's own cookies alone", async () => {
  const requests: RequestInit[] = [];
  const minted = { token: "t", expiresAt: "2026-01-01T00:00:00Z" };
  const source = mintedBy("/chat-session", async (url, init) => {
    requests.push({ ...init, headers: { url: String(url) } });
    return Response.json(minted);
  });
  expect(await source()).toEqual(minted);
  expect(requests).toMatchObject([
    { method: "POST", credentials: "same-origin", redirect: "error", headers: { url: "/chat-session" } },
  ]);
});

test("says what the page's server refused", async () => {
  const source = mintedBy("/chat-session", async () => new Response("no", { status: 403 }));
  await expect(source()).rejects.toBeInstanceOf(ParleyError);
  await expect(source()).rejects.toMatchObject({ code: "http.403" });
});
