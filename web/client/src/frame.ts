/**
 * One sealed frame: a header in the clear that its seal vouches for, and a ciphertext.
 *
 * contracts/sealed-wire.md, section 3. A frame that is moved, cut or altered does not open.
 */

import { type Bytes, join, lengthPrefixed, utf8 } from "./bytes.js";
import { WireError } from "./problem.js";

export const VISITOR = 1;
export const ENGINE = 2;
export type Direction = typeof VISITOR | typeof ENGINE;

export const LARGEST_FRAME = 65_536;
const VERSION = 1;
const FINAL = 1;
const HEADER = 40;
const SEALED_KEY = 80;
const NONCE = 12;
const TAG = 16;

export interface Header {
  readonly direction: Direction;
  readonly final: boolean;
  readonly keyId: Bytes;
  readonly conversation: Bytes;
  /** The turn, 1 for the first. */
  readonly sequence: bigint;
  readonly chunk: number;
}

export interface Frame extends Header {
  readonly header: Bytes;
  /** Empty in a frame from the engine. */
  readonly sealedKey: Bytes;
  readonly nonce: Bytes;
  readonly ciphertext: Bytes;
}

export function writeHeader(header: Header): Bytes {
  const bytes = new Uint8Array(HEADER);
  bytes.set([VERSION, header.direction, header.final ? FINAL : 0, 0]);
  bytes.set(header.keyId, 4);
  bytes.set(header.conversation, 12);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(28, header.sequence);
  view.setUint32(36, header.chunk);
  return bytes;
}

/** Reads the fields; says nothing yet about who wrote them. */
export function readFrame(bytes: Bytes): Frame {
  if (bytes.length > LARGEST_FRAME) throw new WireError("frame.too-large");
  if (bytes.length < HEADER) throw new WireError("frame.malformed");
  const [version, direction, flags, reserved] = bytes;
  const known = version === VERSION && (direction === VISITOR || direction === ENGINE) && reserved === 0;
  if (!known || (flags! & ~FINAL) !== 0) throw new WireError("frame.malformed");
  const nonceAt = direction === VISITOR ? HEADER + SEALED_KEY : HEADER;
  if (bytes.length < nonceAt + NONCE + TAG) throw new WireError("frame.malformed");
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const frame: Frame = {
    direction: direction as Direction,
    final: flags === FINAL,
    keyId: bytes.slice(4, 12),
    conversation: bytes.slice(12, 28),
    sequence: view.getBigUint64(28),
    chunk: view.getUint32(36),
    header: bytes.slice(0, HEADER),
    sealedKey: bytes.slice(HEADER, nonceAt),
    nonce: bytes.slice(nonceAt, nonceAt + NONCE),
    ciphertext: bytes.slice(nonceAt + NONCE),
  };
  const wellFormed = frame.sequence > 0n && (direction === ENGINE || (frame.final && frame.chunk === 0));
  if (!wellFormed) throw new WireError("frame.malformed");
  return frame;
}

export function frameAad(site: string, header: Bytes): Bytes {
  return join(utf8("parley/1 frame"), lengthPrefixed(site), header);
}

/**
 * @param sealedKey empty in a frame from the engine
 * @param nonce fixed by the test vectors alone
 */
export async function sealFrame(
  key: CryptoKey,
  site: string,
  header: Header,
  sealedKey: Bytes,
  plaintext: Bytes,
  nonce: Bytes = crypto.getRandomValues(new Uint8Array(NONCE)),
): Promise<Bytes> {
  const clear = writeHeader(header);
  const sealing = { name: "AES-GCM", iv: nonce, additionalData: frameAad(site, clear) };
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(sealing, key, plaintext));
  const frame = join(clear, sealedKey, nonce, ciphertext);
  if (frame.length > LARGEST_FRAME) throw new WireError("frame.too-large");
  return frame;
}

export async function openFrame(key: CryptoKey, site: string, frame: Frame): Promise<Bytes> {
  const sealing = { name: "AES-GCM", iv: frame.nonce, additionalData: frameAad(site, frame.header) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(sealing, key, frame.ciphertext));
  } catch {
    throw new WireError("frame.unreadable");
  }
}
