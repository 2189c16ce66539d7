/**
 * The other end of the wire, for vectors and tests: opens what a visitor sealed and seals what an engine says.
 *
 * Refuses with the codes and in the order of contracts/sealed-wire.md, section 6.
 */

import { type Bytes, join, sameBytes, toBase64Url, uuidBytes } from "../src/bytes.js";
import { directionKey, envelopeAad, HPKE_INFO, hpkeSuite } from "../src/envelope.js";
import { ENGINE, type Header, openFrame, readFrame, sealFrame, VISITOR } from "../src/frame.js";
import { keyId } from "../src/manifest.js";
import { type Chunk, lengthOf, LONGEST_TEXT, padded, readObject } from "../src/message.js";
import { ParleyError } from "../src/problem.js";
import { x25519 } from "./keys.js";

export interface Heard {
  readonly sequence: bigint;
  readonly text: string;
  readonly language: string;
  readonly sealedKey: Bytes;
}

export class SealedEngine {
  private constructor(
    readonly site: string,
    readonly publicKey: Bytes,
    readonly keyId: Bytes,
    private readonly privateKey: CryptoKey,
  ) {}

  static async of(site: string, privateKey: Bytes): Promise<SealedEngine> {
    const pair = await x25519(privateKey);
    return new SealedEngine(site, pair.raw, await keyId(pair.raw), pair.privateKey);
  }

  /** @param conversation as in the request's path */
  async hear(conversation: string, bytes: Bytes): Promise<Heard> {
    const frame = readFrame(bytes);
    if (frame.direction !== VISITOR) throw new ParleyError("frame.malformed");
    if (!sameBytes(frame.conversation, uuidBytes(conversation))) throw new ParleyError("frame.moved");
    if (!sameBytes(frame.keyId, this.keyId)) throw new ParleyError("frame.key-expired");
    const key = await directionKey(
      await this.secret(frame.sealedKey, frame.conversation),
      frame.conversation,
      "visitor",
      "decrypt",
    );
    const message = visitorMembers(readObject(await openFrame(key, this.site, frame)));
    return { sequence: frame.sequence, ...message, sealedKey: frame.sealedKey };
  }

  async say(
    sealedKey: Bytes,
    conversation: string,
    at: { sequence: bigint; chunk: number },
    chunk: Chunk,
    nonce?: Bytes,
  ): Promise<Bytes> {
    const id = uuidBytes(conversation);
    const key = await directionKey(await this.secret(sealedKey, id), id, "engine", "encrypt");
    const final = chunk.outcome !== undefined;
    const header: Header = { direction: ENGINE, final, keyId: this.keyId, conversation: id, ...at };
    return sealFrame(key, this.site, header, new Uint8Array(), padded(JSON.stringify(chunk)), nonce);
  }

  async secret(sealedKey: Bytes, conversation: Bytes): Promise<Bytes> {
    const suite = hpkeSuite();
    try {
      const recipient = await suite.createRecipientContext({
        recipientKey: this.privateKey,
        enc: sealedKey.slice(0, 32),
        info: HPKE_INFO,
      });
      const aad = envelopeAad(this.site, conversation, this.keyId);
      return new Uint8Array(await recipient.open(sealedKey.slice(32), aad));
    } catch {
      throw new ParleyError("frame.unreadable");
    }
  }
}

function visitorMembers(members: Record<string, unknown>): { text: string; language: string } {
  const { text, language } = members;
  const wellFormed =
    Object.keys(members).length === 2 &&
    typeof text === "string" &&
    lengthOf(text) >= 1 &&
    lengthOf(text) <= LONGEST_TEXT &&
    (language === "en" || language === "de" || language === "ar");
  if (!wellFormed) throw new ParleyError("message.malformed");
  return { text, language };
}

/** An event as the gateway relays it. */
export function chunkEvent(sequence: bigint, chunk: number, frame: Bytes): string {
  return `event: chunk\nid: ${sequence}.${chunk}\ndata: ${toBase64Url(frame)}\n\n`;
}

/** The bytes with one bit turned over, counted from the end where negative. */
export function flipped(bytes: Bytes, at: number): Bytes {
  const copy = join(bytes);
  const index = at < 0 ? bytes.length + at : at;
  copy[index] = copy[index]! ^ 1;
  return copy;
}
