/**
 * Server-sent events over a fetch body (WHATWG HTML, section 9.2), since EventSource can neither POST nor send headers.
 *
 * An event counts only when its empty line has arrived: a cut in the middle of one drops it.
 */

import { ConnectionLost } from "./problem.js";

export interface ServerEvent {
  readonly type: string;
  readonly id: string | undefined;
  readonly data: string;
}

/** @param silence milliseconds without a byte, comments included, after which the stream counts as cut */
export async function* serverEvents(
  body: ReadableStream<Uint8Array>,
  silence: number,
): AsyncGenerator<ServerEvent, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const lines = new Lines();
  const event = new PendingEvent();
  try {
    for (;;) {
      const { done, value } = await within(silence, reader.read());
      if (done) return;
      for (const line of lines.take(decoder.decode(value, { stream: true }))) {
        const finished = event.take(line);
        if (finished) yield finished;
      }
    }
  } finally {
    // A body that already failed rejects here too; the failure itself has been told by read().
    reader.cancel().catch(() => undefined);
  }
}

/** Lines ended by LF, CR or CR LF, however the network cut them. */
class Lines {
  #rest = "";

  take(text: string): string[] {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    return lines;
  }
}

class PendingEvent {
  #type = "";
  #id: string | undefined;
  #data: string[] = [];

  take(line: string): ServerEvent | undefined {
    if (line === "") return this.#finish();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#type = value;
    else if (field === "data") this.#data.push(value);
    else if (field === "id") this.#id = value;
    return undefined;
  }

  #finish(): ServerEvent | undefined {
    const { length } = this.#data;
    const event = { type: this.#type || "message", id: this.#id, data: this.#data.join("\n") };
    this.#type = "";
    this.#data = [];
    return length > 0 ? event : undefined;
  }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConnectionLost()), milliseconds);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
