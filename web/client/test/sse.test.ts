import { expect, test } from "vitest";
import { type ServerEvent, serverEvents } from "../src/sse.js";

function body(...pieces: string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      controller.close();
    },
  });
}

async function events(...pieces: string[]): Promise<ServerEvent[]> {
  const all: ServerEvent[] = [];
  for await (const event of serverEvents(body(...pieces), 1_000)) all.push(event);
  return all;
}

test("reads an event however the network cut it", async () => {
  const whole = "event: chunk\r\nid: 1.0\r\ndata: abc\r\n\r\n";
  for (let at = 1; at < whole.length; at += 1) {
    expect(await events(whole.slice(0, at), whole.slice(at))).toEqual([{ type: "chunk", id: "1.0", data: "abc" }]);
  }
});

test("skips comments and events without data", async () => {
  expect(await events(": open\n\nevent: chunk\n\ndata: x\n\n")).toEqual([{ type: "message", id: undefined, data: "x" }]);
});

test("joins several data lines", async () => {
  expect((await events("data: a\ndata:b\ndata\n\n"))[0]?.data).toBe("a\nb\n");
});

test("drops an event that was cut before its empty line", async () => {
  expect(await events("data: a\n\ndata: b\n")).toHaveLength(1);
});

test("reads a letter that was cut in the middle of its bytes", async () => {
  const bytes = new TextEncoder().encode("data: ٣é🥐\n\n");
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  for await (const event of serverEvents(stream, 1_000)) expect(event.data).toBe("٣é🥐");
});

test("takes a long silence for a cut", async () => {
  const silent = new ReadableStream<Uint8Array>();
  await expect(serverEvents(silent, 5).next()).rejects.toMatchObject({ code: "connection.lost" });
});
