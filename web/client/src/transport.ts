/**
 * The calls of contracts/sealed-wire.md, section 5, each made in the session's name.
 *
 * What the gateway refuses becomes a Problem, what does not arrive ConnectionLost. Nothing is retried here.
 */

import { type Bytes, fromBase64Url, toBase64Url } from "./bytes.js";
import { conversationName } from "./envelope.js";
import { ConnectionLost, ParleyError, problemFrom, problemOf, SessionLapsed, WireError } from "./problem.js";
import type { Reply } from "./reply.js";
import type { Session } from "./session.js";
import { type ServerEvent, serverEvents } from "./sse.js";

/** Three missed comment lines: the connection is dead, though nobody said so. */
const SILENCE_MS = 45_000;

export class Transport {
  constructor(
    private readonly gateway: string,
    private readonly session: Session,
    private readonly fetch: typeof globalThis.fetch,
  ) {}

  async manifest(): Promise<string> {
    try {
      return await (await this.#call("/v1/manifest", {})).text();
    } catch (error) {
      if (!(error instanceof SessionLapsed)) throw error;
      return (await this.#call("/v1/manifest", {})).text();
    }
  }

  async send(reply: Reply, frame: Bytes, signal: AbortSignal): Promise<AsyncIterable<Bytes>> {
    const path = `/v1/conversations/${conversationName(reply.envelope)}/messages`;
    const headers = { "Content-Type": "application/vnd.parley.frame", Accept: "text/event-stream" };
    return this.#frames(await this.#call(path, { method: "POST", headers, body: frame, signal }));
  }

  async resume(reply: Reply, signal: AbortSignal): Promise<AsyncIterable<Bytes>> {
    const { envelope, sequence, lastEventId } = reply;
    const path = `/v1/conversations/${conversationName(envelope)}/messages/${sequence}/reply`;
    const headers = {
      Accept: "text/event-stream",
      "Parley-Key": `${toBase64Url(envelope.keyId)}.${toBase64Url(envelope.sealedKey)}`,
      ...(lastEventId !== undefined && { "Last-Event-ID": lastEventId }),
    };
    return this.#frames(await this.#call(path, { headers, signal }));
  }

  async #call(path: string, init: RequestInit): Promise<Response> {
    const grant = await this.#reached(this.session.grant());
    const headers = { ...(init.headers as Record<string, string>), Authorization: `Bearer ${grant.token}` };
    const response = await this.#reached(this.fetch(this.gateway + path, { ...init, headers, cache: "no-store" }));
    if (response.ok) return response;
    const problem = await problemOf(response);
    if (problem.status !== 401) throw problem;
    await this.session.refuse(grant);
    throw new SessionLapsed();
  }

  async *#frames(response: Response): AsyncGenerator<Bytes, void, void> {
    if (response.body === null) return;
    const events = serverEvents(response.body, SILENCE_MS);
    try {
      for (;;) {
        const next = await this.#reached(events.next());
        if (next.done) return;
        const frame = frameOf(next.value);
        if (frame) yield frame;
      }
    } finally {
      await events.return();
    }
  }

  /** fetch tells a lost connection by a TypeError without details; ours to tell apart are all ParleyErrors. */
  async #reached<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (error instanceof ParleyError || (error instanceof DOMException && error.name === "AbortError")) throw error;
      throw new ConnectionLost();
    }
  }
}

function frameOf({ type, data }: ServerEvent): Bytes | undefined {
  if (type === "problem") throw problemFrom(parsed(data), 500);
  if (type !== "chunk") return undefined;
  const frame = fromBase64Url(data);
  if (frame === undefined) throw new WireError("frame.malformed");
  return frame;
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
