/**
 * What is inside a frame: padded JSON, one form per direction.
 *
 * contracts/sealed-wire.md, section 4. Unknown members and values are refused, so a sloppy peer is noticed early.
 */

import { type Bytes, utf8 } from "./bytes.js";
import { WireError } from "./problem.js";

export type Language = "en" | "de" | "ar";
export type Outcome = "answered" | "unsure" | "refused" | "asked";

export interface Chunk {
  /** Where `text` begins in the whole reply, in UTF-16 code units. */
  readonly offset: number;
  readonly text: string;
  readonly outcome?: Outcome;
}

export const LONGEST_TEXT = 4_000;
const BLOCK = 64;
const SPACE = 0x20;
const OUTCOMES: readonly unknown[] = ["answered", "unsure", "refused", "asked"];

/** The length that counts: code points, not UTF-16 code units. */
export function lengthOf(text: string): number {
  return [...text].length;
}

export function visitorMessage(text: string, language: Language): Bytes {
  const length = lengthOf(text);
  if (length < 1 || length > LONGEST_TEXT) throw new WireError("message.malformed");
  return padded(JSON.stringify({ text, language }));
}

/** UTF-8, filled with spaces to a multiple of 64 bytes, so that the length says little. */
export function padded(text: string): Bytes {
  const bytes = utf8(text);
  const block = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK).fill(SPACE);
  block.set(bytes);
  return block;
}

export function readChunk(plaintext: Bytes, final: boolean): Chunk {
  const members = readObject(plaintext);
  const { offset, text, outcome } = members;
  const allowed = final ? 3 : 2;
  const wellFormed =
    Object.keys(members).length === allowed &&
    typeof text === "string" &&
    Number.isSafeInteger(offset) &&
    (offset as number) >= 0 &&
    (!final || OUTCOMES.includes(outcome));
  if (!wellFormed) throw new WireError("message.malformed");
  return members as unknown as Chunk;
}

export function readObject(plaintext: Bytes): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plaintext));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    throw new WireError("message.malformed");
  }
  throw new WireError("message.malformed");
}
