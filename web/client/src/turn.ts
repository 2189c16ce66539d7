/**
 * One message of the visitor and its reply, delivered once however often the line breaks.
 *
 * The very same frame is sent until the server has it; from then on the reply is read, and a cut one resumed where it
 * ended. A stream that ends without its final mark is told as cut, never as an end.
 */

import type { Bytes } from "./bytes.js";
import type { Outcome } from "./message.js";
import type { Patience } from "./patience.js";
import { ConnectionLost, ParleyError, Problem } from "./problem.js";
import type { Reply } from "./reply.js";
import type { Transport } from "./transport.js";

export type ReplyPart =
  | { readonly kind: "text"; readonly text: string }
  /** The stream broke and is about to be resumed. */
  | { readonly kind: "cut"; readonly attempt: number; readonly tries: number }
  /** A new conversation had to be begun: the engine no longer knows what was said before. */
  | { readonly kind: "restarted" }
  | { readonly kind: "end"; readonly outcome: Outcome };

/** Where the visitor's message is, as far as we know. */
export type Delivery = "unsent" | "uncertain" | "accepted";

export class Turn {
  #delivery: Delivery = "unsent";

  constructor(
    readonly reply: Reply,
    private readonly frame: Bytes,
    private readonly transport: Transport,
  ) {}

  get delivery(): Delivery {
    return this.#delivery;
  }

  async *run(patience: Patience, signal: AbortSignal): AsyncGenerator<ReplyPart, void, void> {
    for (;;) {
      let failure: ParleyError = new ConnectionLost();
      try {
        for await (const chunk of await this.#open(signal)) {
          const growth = await this.reply.take(chunk);
          if (growth === undefined) break;
          if (growth.text !== "") {
            patience.rewarded();
            yield { kind: "text", text: growth.text };
          }
          if (growth.outcome !== undefined) {
            yield { kind: "end", outcome: growth.outcome };
            return;
          }
        }
      } catch (error) {
        failure = this.#passing(error);
      }
      if (!patience.lost()) throw failure;
      yield { kind: "cut", attempt: patience.attempt, tries: patience.tries };
      await patience.pause(signal, failure instanceof Problem ? failure.retryAfter : undefined);
    }
  }

  /** Makes sure that the server has the message, without waiting for its reply. */
  async settle(patience: Patience, signal: AbortSignal): Promise<void> {
    while (this.#delivery === "uncertain") {
      const reading = new AbortController();
      try {
        await this.#open(AbortSignal.any([signal, reading.signal]));
      } catch (error) {
        this.#passing(error);
        if (!patience.lost()) throw error;
        await patience.pause(signal);
      } finally {
        reading.abort();
      }
    }
  }

  async #open(signal: AbortSignal): Promise<AsyncIterable<Bytes>> {
    if (this.#delivery === "accepted") return this.transport.resume(this.reply, signal);
    try {
      const chunks = await this.transport.send(this.reply, this.frame, signal);
      this.#delivery = "accepted";
      return chunks;
    } catch (error) {
      const refused = error instanceof Problem && !error.passing;
      const replayed = refused && error.code === "message.replayed";
      this.#delivery = replayed ? "accepted" : refused ? "unsent" : "uncertain";
      if (!replayed) throw error;
      return this.transport.resume(this.reply, signal);
    }
  }

  /** @returns the error if it is worth another try; throws it if not */
  #passing(error: unknown): ParleyError {
    if (error instanceof Problem && error.code === "reply.unknown") {
      this.#delivery = "uncertain";
      return error;
    }
    if (error instanceof ParleyError && error.passing) return error;
    throw error;
  }
}
