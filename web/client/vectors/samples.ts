/** Conversations with everything needed to seal for them, right or wrong; all of it follows from their names. */

import { createHash, hkdfSync } from "node:crypto";
import { type Bytes, uuidText } from "../src/bytes.js";
import { directionKey, envelopeAad, HPKE_INFO, sealSecret } from "../src/envelope.js";
import { type Header, sealFrame, VISITOR } from "../src/frame.js";
import { keyId } from "../src/manifest.js";
import { labelled, x25519 } from "./keys.js";
import type { ConversationVector } from "./vectors.js";

export const SITE = "hotel";
export const recipientKey = labelled("parley vector recipient");

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

export function unhex(text: string): Bytes {
  return new Uint8Array(Buffer.from(text, "hex"));
}

export interface Sample {
  readonly vector: ConversationVector;
  readonly id: Bytes;
  readonly secret: Bytes;
  readonly keyId: Bytes;
  readonly sealedKey: Bytes;
}

export async function sample(name: string, site: string): Promise<Sample> {
  const id = labelled(`parley vector conversation ${name}`, 16);
  id[6] = (id[6]! & 0x0f) | 0x40;
  id[8] = (id[8]! & 0x3f) | 0x80;
  const secret = labelled(`parley vector secret ${name}`);
  const ephemeral = labelled(`parley vector ephemeral ${name}`);
  const { raw } = await x25519(recipientKey);
  const key = { id: await keyId(raw), publicKey: raw };
  const sealedKey = await sealSecret(secret, site, id, key, await x25519(ephemeral));
  const derived = (info: string): string => hex(new Uint8Array(hkdfSync("sha256", secret, id, info, 32)));
  const vector = {
    name,
    site,
    conversation: uuidText(id),
    secret: hex(secret),
    ephemeralPrivateKey: hex(ephemeral),
    hpkeInfo: hex(HPKE_INFO),
    hpkeAad: hex(envelopeAad(site, id, key.id)),
    sealedKey: hex(sealedKey),
    keyDigest: createHash("sha256").update(sealedKey).digest("hex"),
    visitorKey: derived("parley/1 visitor"),
    engineKey: derived("parley/1 engine"),
  };
  return { vector, id, secret, keyId: key.id, sealedKey };
}

export function headerOf(of: Sample, direction: 1 | 2, sequence: number, chunk = 0, final = direction === VISITOR): Header {
  return { direction, final, keyId: of.keyId, conversation: of.id, sequence: BigInt(sequence), chunk };
}

export async function seal(of: Sample, header: Header, plaintext: Bytes, nonce: Bytes, site = of.vector.site): Promise<Bytes> {
  const visitor = header.direction === VISITOR;
  const key = await directionKey(of.secret, of.id, visitor ? "visitor" : "engine", "encrypt");
  return sealFrame(key, site, header, visitor ? of.sealedKey : new Uint8Array(), plaintext, nonce);
}
