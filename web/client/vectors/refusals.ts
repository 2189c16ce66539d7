/** Frames that must not be taken, each wrong in one way. */

import { type Bytes, join, utf8 } from "../src/bytes.js";
import { directionKey, sealSecret } from "../src/envelope.js";
import { ENGINE, LARGEST_FRAME, sealFrame, VISITOR } from "../src/frame.js";
import { padded } from "../src/message.js";
import { flipped } from "./engine.js";
import { headerOf, hex, recipientKey, type Sample, seal } from "./samples.js";
import { labelled, x25519 } from "./keys.js";
import type { ExchangeVector, RefusalVector, ReplyRefusalVector } from "./vectors.js";

const QUESTION = padded(JSON.stringify({ text: "Is my booking confirmed?", language: "en" }));
const nonce = labelled("parley vector nonce refusals", 12);

function withByte(bytes: Bytes, at: number, value: number): Bytes {
  const copy = join(bytes);
  copy[at] = value;
  return copy;
}

export async function refusalVectors(of: Sample, other: Sample): Promise<RefusalVector[]> {
  const header = headerOf(of, VISITOR, 1);
  const good = await seal(of, header, QUESTION, nonce);
  const engineKey = await directionKey(of.secret, of.id, "engine", "encrypt");
  const fromEngine = await seal(of, headerOf(of, ENGINE, 1), QUESTION, nonce);
  const foreignKey = await sealFrame(engineKey, of.vector.site, header, of.sealedKey, QUESTION, nonce);
  const refused = (name: string, frame: Bytes, code: string, path = of): RefusalVector => ({
    name,
    site: of.vector.site,
    pathConversation: path.vector.conversation,
    frame: hex(frame),
    code,
  });
  const said = async (name: string, plaintext: Bytes): Promise<RefusalVector> =>
    refused(name, await seal(of, header, plaintext, nonce), "message.malformed");
  const json = (value: unknown): Bytes => padded(JSON.stringify(value));

  return [
    refused("empty", new Uint8Array(), "frame.malformed"),
    refused("shorter than a header", good.slice(0, 39), "frame.malformed"),
    refused("a header alone", good.slice(0, 40), "frame.malformed"),
    refused("shorter than its fields", good.slice(0, 147), "frame.malformed"),
    refused("oversized by one byte", join(good, new Uint8Array(LARGEST_FRAME + 1 - good.length)), "frame.too-large"),
    refused("version 0", withByte(good, 0, 0), "frame.malformed"),
    refused("version 2", withByte(good, 0, 2), "frame.malformed"),
    refused("direction 0", withByte(good, 1, 0), "frame.malformed"),
    refused("direction 3", withByte(good, 1, 3), "frame.malformed"),
    refused("unknown flag", withByte(good, 2, 3), "frame.malformed"),
    refused("a visitor's frame without the final mark", withByte(good, 2, 0), "frame.malformed"),
    refused("a visitor's frame with a chunk number", withByte(good, 39, 1), "frame.malformed"),
    refused("reserved byte set", withByte(good, 3, 1), "frame.malformed"),
    refused("the engine's direction sent by a visitor", fromEngine, "frame.malformed"),
    refused("moved to another conversation", good, "frame.moved", other),
    refused("unknown key id", flipped(good, 4), "frame.key-expired"),
    refused("conversation rewritten to fit the path", join(good.slice(0, 12), other.id, good.slice(28)), "frame.unreadable", other),
    refused("sealed for another site", await seal(of, header, QUESTION, nonce, "airport"), "frame.unreadable"),
    refused("sealed under the engine's key", foreignKey, "frame.unreadable"),
    refused("another conversation's sealed key", join(good.slice(0, 40), other.sealedKey, good.slice(120)), "frame.unreadable"),
    refused("flipped bit in the sequence", flipped(good, 34), "frame.unreadable"),
    refused("flipped bit in the encapsulation", flipped(good, 40), "frame.unreadable"),
    refused("flipped bit in the sealed secret", flipped(good, 100), "frame.unreadable"),
    refused("flipped bit in the nonce", flipped(good, 120), "frame.unreadable"),
    refused("flipped bit in the ciphertext", flipped(good, 132), "frame.unreadable"),
    refused("flipped tag", flipped(good, -1), "frame.unreadable"),
    refused("truncated by one byte", good.slice(0, -1), "frame.unreadable"),
    refused("one byte longer", join(good, new Uint8Array(1)), "frame.unreadable"),
    await said("not JSON", padded("check-in?")),
    await said("not UTF-8", join(utf8('{"text":"'), new Uint8Array([0xff]), utf8('","language":"en"}'))),
    await said("empty plaintext", new Uint8Array()),
    await said("an array", json(["check-in?", "en"])),
    await said("no text", json({ language: "en" })),
    await said("empty text", json({ text: "", language: "en" })),
    await said("text of 4,001 code points", json({ text: "x".repeat(4_001), language: "en" })),
    await said("text that is a number", json({ text: 7, language: "en" })),
    await said("no language", json({ text: "?" })),
    await said("unknown language", json({ text: "?", language: "fr" })),
    await said("unknown member", json({ text: "?", language: "en", subject: "somebody" })),
  ];
}

export async function exchangeVectors(of: Sample, other: Sample): Promise<ExchangeVector[]> {
  const turn = (sequence: number, by = of): Promise<Bytes> => seal(by, headerOf(of, VISITOR, sequence), QUESTION, nonce);
  const { site, conversation } = of.vector;
  const first = { frame: hex(await turn(1)), code: null };
  const second = { frame: hex(await turn(2)), code: null };
  const third = await turn(3);
  return [
    { name: "turns in order", site, conversation, frames: [first, second] },
    { name: "a frame replayed", site, conversation, frames: [first, { ...first, code: "message.replayed" }, second] },
    { name: "an earlier turn again", site, conversation, frames: [first, second, { ...first, code: "message.replayed" }] },
    { name: "a turn left out", site, conversation, frames: [first, { frame: hex(third), code: "message.out-of-order" }] },
    { name: "beginning with the second turn", site, conversation, frames: [{ ...second, code: "message.out-of-order" }] },
    {
      name: "a sealed key that changes",
      site,
      conversation,
      frames: [first, { frame: hex(await resealed(of, other)), code: "conversation.key-changed" }, second],
    },
  ];
}

/** Turn 2, faultless in itself, but under a second sealed key for the same conversation. */
async function resealed(of: Sample, other: Sample): Promise<Bytes> {
  const ephemeral = await x25519(labelled("parley vector second ephemeral"));
  const recipient = { id: of.keyId, publicKey: (await x25519(recipientKey)).raw };
  const sealedKey = await sealSecret(other.secret, of.vector.site, of.id, recipient, ephemeral);
  return seal({ ...of, secret: other.secret, sealedKey }, headerOf(of, VISITOR, 2), QUESTION, nonce);
}

export async function replyRefusalVectors(of: Sample, other: Sample): Promise<ReplyRefusalVector[]> {
  const header = headerOf(of, ENGINE, 1);
  const chunk = padded(JSON.stringify({ offset: 0, text: "Yes." }));
  const good = await seal(of, header, chunk, nonce);
  const refused = (name: string, frame: Bytes, code: string): ReplyRefusalVector => ({
    name,
    conversation: of.vector.conversation,
    sequence: 1,
    frame: hex(frame),
    code,
  });
  const told = async (name: string, value: unknown, final = false): Promise<ReplyRefusalVector> => {
    const plaintext = padded(JSON.stringify(value));
    return refused(name, await seal(of, headerOf(of, ENGINE, 1, 0, final), plaintext, nonce), "message.malformed");
  };
  return [
    refused("truncated to its header", good.slice(0, 40), "frame.malformed"),
    refused("final mark set by somebody else", withByte(good, 2, 1), "frame.unreadable"),
    refused("chunk number changed", flipped(good, 39), "frame.unreadable"),
    refused("flipped tag", flipped(good, -1), "frame.unreadable"),
    refused("the visitor's own frame sent back", await seal(of, headerOf(of, VISITOR, 1), QUESTION, nonce), "frame.malformed"),
    refused("another conversation's reply", await seal(other, headerOf(other, ENGINE, 1), chunk, nonce), "frame.moved"),
    refused("another turn's reply", await seal(of, headerOf(of, ENGINE, 2), chunk, nonce), "frame.moved"),
    refused("another site's reply", await seal(of, header, chunk, nonce, "airport"), "frame.unreadable"),
    await told("final without an outcome", { offset: 0, text: "Yes." }, true),
    await told("final with an unknown outcome", { offset: 0, text: "Yes.", outcome: "perhaps" }, true),
    await told("an outcome before the end", { offset: 0, text: "Yes.", outcome: "answered" }),
    await told("a negative offset", { offset: -1, text: "Yes." }),
  ];
}
