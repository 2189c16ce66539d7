import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { join, uuidBytes } from "../src/bytes.js";
import { directionKey, type Envelope, sealSecret } from "../src/envelope.js";
import { openFrame, readFrame, sealFrame } from "../src/frame.js";
import { verifyManifest } from "../src/manifest.js";
import { padded } from "../src/message.js";
import { ParleyError } from "../src/problem.js";
import { Reply } from "../src/reply.js";
import { SealedEngine } from "../vectors/engine.js";
import { vectors as generate } from "../vectors/generate.js";
import { x25519 } from "../vectors/keys.js";
import { hex, unhex } from "../vectors/samples.js";
import { TestGateway } from "./gateway.js";
import type { ConversationVector, Vectors } from "../vectors/vectors.js";

const file = new URL("../../../contracts/sealed-wire-vectors.json", import.meta.url);
const vectors = JSON.parse(readFileSync(file, "utf8")) as Vectors;
const recipient = { id: unhex(vectors.recipient.keyId), publicKey: unhex(vectors.recipient.publicKey) };

function conversation(id: string): ConversationVector {
  return vectors.conversations.find((vector) => vector.conversation === id)!;
}

function engineOf(site: string): Promise<SealedEngine> {
  return SealedEngine.of(site, unhex(vectors.recipient.privateKey));
}

async function envelopeOf(id: string): Promise<Envelope> {
  const { site, secret, sealedKey } = conversation(id);
  const bytes = uuidBytes(id);
  return {
    site,
    conversation: bytes,
    keyId: recipient.id,
    sealedKey: unhex(sealedKey),
    visitor: await directionKey(unhex(secret), bytes, "visitor", "encrypt"),
    engine: await directionKey(unhex(secret), bytes, "engine", "decrypt"),
  };
}

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof ParleyError) return error.code;
    throw error;
  }
}

test("the vectors are what their generator makes", async () => {
  expect(await generate(vectors)).toEqual(vectors);
});

describe("conversation keys", () => {
  test.each(vectors.conversations)("seals the same bytes: $name", async (vector) => {
    const ephemeral = await x25519(unhex(vector.ephemeralPrivateKey));
    const id = uuidBytes(vector.conversation);
    expect(hex(await sealSecret(unhex(vector.secret), vector.site, id, recipient, ephemeral))).toBe(vector.sealedKey);
  });

  test.each(vectors.conversations)("opens to the secret: $name", async (vector) => {
    const engine = await engineOf(vector.site);
    expect(hex(await engine.secret(unhex(vector.sealedKey), uuidBytes(vector.conversation)))).toBe(vector.secret);
  });

  test.each(vectors.conversations)("derives a key per direction: $name", async (vector) => {
    const nonce = new Uint8Array(12);
    for (const [direction, raw] of [["visitor", vector.visitorKey], ["engine", vector.engineKey]] as const) {
      const derived = await directionKey(unhex(vector.secret), uuidBytes(vector.conversation), direction, "encrypt");
      const expected = await crypto.subtle.importKey("raw", unhex(raw), "AES-GCM", false, ["decrypt"]);
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, derived, nonce);
      const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, expected, sealed);
      expect(new Uint8Array(opened)).toEqual(nonce);
    }
  });

  test("seals under a fresh ephemeral key each time", async () => {
    const { secret, site, conversation: id } = vectors.conversations[0]!;
    const seal = (): Promise<Uint8Array> => sealSecret(unhex(secret), site, uuidBytes(id), recipient);
    expect(hex(await seal())).not.toBe(hex(await seal()));
  });
});

describe("frames", () => {
  test.each(vectors.frames)("seals the same bytes: $name", async (vector) => {
    const { site, secret, sealedKey } = conversation(vector.conversation);
    const direction = vector.direction === 1 ? "visitor" : "engine";
    const key = await directionKey(unhex(secret), uuidBytes(vector.conversation), direction, "encrypt");
    const header = readFrame(unhex(vector.frame));
    const plaintext = padded(JSON.stringify(vector.message));
    const carried = vector.direction === 1 ? unhex(sealedKey) : new Uint8Array();
    expect(hex(plaintext)).toBe(vector.plaintext);
    expect(hex(await sealFrame(key, site, header, carried, plaintext, unhex(vector.nonce)))).toBe(vector.frame);
  });

  test.each(vectors.frames)("reads the fields and opens: $name", async (vector) => {
    const { site, secret } = conversation(vector.conversation);
    const frame = readFrame(unhex(vector.frame));
    expect(frame).toMatchObject({ direction: vector.direction, final: vector.final, chunk: vector.chunk });
    expect(frame.sequence).toBe(BigInt(vector.sequence));
    expect(hex(frame.header)).toBe(vector.header);
    const direction = vector.direction === 1 ? "visitor" : "engine";
    const key = await directionKey(unhex(secret), uuidBytes(vector.conversation), direction, "decrypt");
    expect(hex(await openFrame(key, site, frame))).toBe(vector.plaintext);
  });

  test("a frame read from the middle of a larger buffer is the same frame", () => {
    const bytes = unhex(vectors.frames[0]!.frame);
    const within = join(new Uint8Array(7), bytes).subarray(7);
    expect(readFrame(within)).toEqual(readFrame(bytes));
  });
});

describe("replies", () => {
  test.each(vectors.replies)("$name", async (vector) => {
    const reply = new Reply(await envelopeOf(vector.conversation), BigInt(vector.sequence));
    let outcome: string | null = null;
    for (const { lastEventId, events } of vector.deliveries) {
      expect(reply.lastEventId).toBe(lastEventId);
      for (const event of events) outcome = (await reply.take(unhex(event)))?.outcome ?? outcome;
    }
    expect(reply.text).toBe(vector.text);
    expect(outcome).toBe(vector.outcome);
  });

  test.each(vectors.replyRefusals)("refuses $name", async (vector) => {
    const reply = new Reply(await envelopeOf(vector.conversation), BigInt(vector.sequence));
    expect(await codeOf(reply.take(unhex(vector.frame)))).toBe(vector.code);
    expect(reply.text).toBe("");
  });
});

describe("the engine", () => {
  test.each(vectors.refusals)("refuses $name", async (vector) => {
    const engine = await engineOf(vector.site);
    expect(await codeOf(engine.hear(vector.pathConversation, unhex(vector.frame)))).toBe(vector.code);
  });
});

describe("a server", () => {
  test.each(vectors.exchanges)("answers $name", async ({ site, conversation: id, frames }) => {
    const gateway = new TestGateway(site, () => ({ text: "Yes.", outcome: "answered" }), unhex(vectors.recipient.privateKey));
    const session = await gateway.fetch("http://parley.test/v1/sessions", { method: "POST", body: JSON.stringify({ site }) });
    const { token } = (await session.json()) as { token: string };
    for (const { frame, code } of frames) {
      const response = await gateway.fetch(`http://parley.test/v1/conversations/${id}/messages`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}` },
        body: unhex(frame),
      });
      expect(response.ok ? null : ((await response.json()) as { code: string }).code).toBe(code);
    }
  });
});

describe("the manifest", () => {
  test.each(vectors.manifests)("$name", async ({ jws, pinned, now, keyId, code }) => {
    const verified = verifyManifest(jws, pinned, now);
    expect(await codeOf(verified)).toBe(code);
    if (keyId !== null) expect(hex((await verified).id)).toBe(keyId);
  });
});
