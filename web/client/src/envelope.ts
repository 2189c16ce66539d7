/**
 * A conversation's secret: drawn here, sealed once for the engine, and split into a key per direction.
 *
 * contracts/sealed-wire.md, section 2. The secret is overwritten when its keys are made; the keys cannot be exported.
 */

import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { type Bytes, join, lengthPrefixed, utf8, uuidText } from "./bytes.js";
import type { EngineKey } from "./manifest.js";

export const HPKE_INFO = utf8("parley/1 conversation key");
const DIRECTION_INFO = { visitor: utf8("parley/1 visitor"), engine: utf8("parley/1 engine") };

export function hpkeSuite(): CipherSuite {
  return new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
}

export interface Envelope {
  readonly site: string;
  readonly conversation: Bytes;
  readonly keyId: Bytes;
  /** `enc || ciphertext`, 80 bytes, the same in every frame of the conversation. */
  readonly sealedKey: Bytes;
  /** Seals what the visitor says. */
  readonly visitor: CryptoKey;
  /** Opens what the engine says. */
  readonly engine: CryptoKey;
}

export async function newEnvelope(site: string, key: EngineKey): Promise<Envelope> {
  const conversation = crypto.getRandomValues(new Uint8Array(16));
  conversation[6] = (conversation[6]! & 0x0f) | 0x40;
  conversation[8] = (conversation[8]! & 0x3f) | 0x80;
  const secret = crypto.getRandomValues(new Uint8Array(32));
  try {
    return {
      site,
      conversation,
      keyId: key.id,
      sealedKey: await sealSecret(secret, site, conversation, key),
      visitor: await directionKey(secret, conversation, "visitor", "encrypt"),
      engine: await directionKey(secret, conversation, "engine", "decrypt"),
    };
  } finally {
    secret.fill(0);
  }
}

export function conversationName(envelope: Envelope): string {
  return uuidText(envelope.conversation);
}

export function envelopeAad(site: string, conversation: Bytes, keyId: Bytes): Bytes {
  return join(lengthPrefixed(site), conversation, keyId);
}

/** @param ephemeral fixed by the test vectors alone; a fresh one is drawn otherwise */
export async function sealSecret(
  secret: Bytes,
  site: string,
  conversation: Bytes,
  key: EngineKey,
  ephemeral?: CryptoKeyPair,
): Promise<Bytes> {
  const suite = hpkeSuite();
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(key.publicKey),
    info: HPKE_INFO,
    ...(ephemeral && { ekm: ephemeral }),
  });
  const ciphertext = await sender.seal(secret, envelopeAad(site, conversation, key.id));
  return join(new Uint8Array(sender.enc), new Uint8Array(ciphertext));
}

export async function directionKey(
  secret: Bytes,
  conversation: Bytes,
  direction: "visitor" | "engine",
  usage: "encrypt" | "decrypt",
): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: conversation, info: DIRECTION_INFO[direction] };
  return crypto.subtle.deriveKey(derivation, material, { name: "AES-GCM", length: 256 }, false, [usage]);
}
