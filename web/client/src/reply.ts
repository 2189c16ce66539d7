/**
 * One reply, put together from its chunks.
 *
 * Text counts by its offset, so what arrives twice after a cut is shown once. Only the final mark ends a reply.
 */

import { type Bytes, sameBytes } from "./bytes.js";
import type { Envelope } from "./envelope.js";
import { ENGINE, openFrame, readFrame } from "./frame.js";
import { type Outcome, readChunk } from "./message.js";
import { WireError } from "./problem.js";

export interface Growth {
  /** What this chunk added; empty where it only repeated. */
  readonly text: string;
  /** Set by the final chunk. */
  readonly outcome?: Outcome;
}

export class Reply {
  #text = "";
  #lastEventId: string | undefined;

  constructor(
    readonly envelope: Envelope,
    readonly sequence: bigint,
  ) {}

  get text(): string {
    return this.#text;
  }

  /** Where to resume, in the form of the `Last-Event-ID` header; undefined for the beginning. */
  get lastEventId(): string | undefined {
    return this.#lastEventId;
  }

  /** @returns what was added, or undefined where text is missing before this chunk: the reply is to be read anew */
  async take(bytes: Bytes): Promise<Growth | undefined> {
    const frame = readFrame(bytes);
    if (frame.direction !== ENGINE) throw new WireError("frame.malformed");
    const ours =
      sameBytes(frame.conversation, this.envelope.conversation) &&
      sameBytes(frame.keyId, this.envelope.keyId) &&
      frame.sequence === this.sequence;
    if (!ours) throw new WireError("frame.moved");
    const chunk = readChunk(await openFrame(this.envelope.engine, this.envelope.site, frame), frame.final);

    if (chunk.offset > this.#text.length) {
      this.#lastEventId = undefined;
      return undefined;
    }
    const text = chunk.text.slice(this.#text.length - chunk.offset);
    this.#text += text;
    this.#lastEventId = `${frame.sequence}.${frame.chunk}`;
    return chunk.outcome === undefined ? { text } : { text, outcome: chunk.outcome };
  }
}
