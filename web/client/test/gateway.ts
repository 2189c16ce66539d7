/**
 * A whole server side in one object: sessions, a signed manifest, sealed turns stored once, replies streamed and
 * resumed. It speaks the real wire; its faults are scripted.
 */

import { createChallenge, verifySolution } from "altcha-lib/v1";
import { ManifestSigner, labelled } from "../vectors/keys.js";
import { chunkEvent, flipped, SealedEngine } from "../vectors/engine.js";
import { engineKeyClaim } from "../vectors/manifests.js";
import { type Bytes, fromBase64Url, sameBytes } from "../src/bytes.js";
import type { Chunk, Outcome } from "../src/message.js";
import { ParleyError } from "../src/problem.js";

/** What goes wrong with the next call that carries or resumes a turn. */
export type Fault =
  | { readonly kind: "unreachable" }
  | { readonly kind: "answer lost" }
  | { readonly kind: "cut"; readonly after: number }
  | { readonly kind: "tampered" }
  | { readonly kind: "problem"; readonly code: string; readonly status: number; readonly after?: number };

export interface Answer {
  readonly text: string;
  readonly outcome: Outcome;
}

interface StoredTurn {
  readonly text: string;
  readonly language: string;
  readonly chunks: readonly Chunk[];
}

interface StoredConversation {
  readonly subject: string;
  readonly sealedKey: Bytes;
  readonly turns: StoredTurn[];
}

const CHALLENGE_KEY = "test gateway challenges";

const STATUS: Record<string, number> = {
  "frame.too-large": 413,
  "frame.key-expired": 410,
  "message.replayed": 409,
  "message.out-of-order": 409,
  "conversation.key-changed": 409,
  "conversation.not-yours": 403,
  "session.invalid": 401,
  "session.expired": 401,
  "reply.unknown": 404,
};

export class TestGateway {
  readonly calls: string[] = [];
  readonly faults: Fault[] = [];
  readonly conversations = new Map<string, StoredConversation>();
  readonly #signer = new ManifestSigner(labelled("test gateway manifest signer"));
  readonly #sessions = new Map<string, string>();
  #engine: SealedEngine | undefined;
  #keys = 0;
  #tokens = 0;
  sessionLife = 600_000;
  /** No session is renewed any more, good as its token still may be. */
  wholeLifeOver = false;
  /** The work asked for before a session; none when 0. */
  work = 0;
  /** Problems that the next openings of a session meet, whatever they bring. */
  readonly refusals: { readonly code: string; readonly status: number; readonly retryAfter?: number }[] = [];
  readonly #spent = new Set<string>();
  /** Milliseconds between two chunks. */
  pace = 0;

  constructor(
    private readonly site: string,
    private readonly answer: (text: string, language: string) => Answer,
    private readonly fixedKey?: Bytes,
  ) {}

  get manifestKey(): string {
    return this.#signer.pinned;
  }

  /** Every visitor message that was stored, in order. */
  get heard(): string[] {
    return [...this.conversations.values()].flatMap(({ turns }) => turns.map(({ text }) => text));
  }

  /** What a site's server gets for its visitor. */
  mint(subject: string): { token: string; expiresAt: string } {
    const token = `token-${(this.#tokens += 1)}`;
    this.#sessions.set(token, subject);
    return { token, expiresAt: new Date(Date.now() + this.sessionLife).toISOString() };
  }

  forgetKey(): void {
    this.#engine = undefined;
  }

  forgetSessions(): void {
    this.#sessions.clear();
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => this.handle(new Request(input, init));

  async handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    this.calls.push(`${request.method} ${pathname.replace(/[0-9a-f-]{36}/, "{id}")}`);
    try {
      return await this.#route(request, pathname);
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      return problem(error.code, STATUS[error.code] ?? 400);
    }
  }

  async #route(request: Request, path: string): Promise<Response> {
    if (path === "/v1/challenge") return this.#challenge();
    if (path === "/v1/sessions") return this.#session(await request.json(), request.headers.get("Parley-Challenge"));
    const token = (request.headers.get("Authorization") ?? "").replace("Bearer ", "");
    const subject = this.#sessions.get(token);
    if (subject === undefined) throw new ParleyError("session.invalid");
    if (path === "/v1/sessions/renewal") {
      if (this.wholeLifeOver) throw new ParleyError("session.expired");
      return this.#grant(subject);
    }
    if (path === "/v1/manifest") return new Response(await this.#manifest());
    const [, conversation = "", turn] = /^\/v1\/conversations\/([^/]+)\/messages(?:\/(\d+)\/reply)?$/.exec(path) ?? [];
    const fault = this.faults.shift();
    if (fault?.kind === "unreachable") throw new TypeError("fetch failed");
    if (fault?.kind === "problem" && fault.after === undefined) return problem(fault.code, fault.status);
    if (turn !== undefined) return this.#resume(conversation, BigInt(turn), request, fault);
    const sequence = await this.#store(conversation, subject, new Uint8Array(await request.arrayBuffer()));
    if (fault?.kind === "answer lost") throw new TypeError("fetch failed");
    return this.#stream(conversation, sequence, 0, request.signal, fault);
  }

  async #challenge(): Promise<Response> {
    if (this.work === 0) return new Response(null, { status: 204 });
    const expires = new Date(Date.now() + 300_000);
    const { algorithm, challenge, maxnumber, salt, signature } = await createChallenge({
      hmacKey: CHALLENGE_KEY,
      maxnumber: this.work,
      expires,
    });
    return Response.json({ algorithm, challenge, maxnumber, salt, signature });
  }

  /** @returns the code of what is wrong with a solution, if anything is */
  async #judged(solution: string | null): Promise<string | undefined> {
    if (this.work === 0) return undefined;
    if (solution === null) return "challenge.required";
    if (!(await verifySolution(solution, CHALLENGE_KEY))) return "challenge.invalid";
    if (this.#spent.has(solution)) return "challenge.replayed";
    this.#spent.add(solution);
    return undefined;
  }

  async #session(body: { site?: string }, solution: string | null): Promise<Response> {
    const refusal = this.refusals.shift();
    if (refusal) return problem(refusal.code, refusal.status, refusal.retryAfter);
    const wrong = await this.#judged(solution);
    if (wrong) return problem(wrong, 403);
    if (body.site !== this.site) return problem("site.unknown", 404);
    return this.#grant(`subject-${this.#tokens}`);
  }

  #grant(subject: string): Response {
    return Response.json(this.mint(subject), { status: 201 });
  }

  async #manifest(): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { publicKey } = await this.#current();
    return this.#signer.sign(
      { alg: "ES256", typ: "parley-manifest+jwt", kid: "1" },
      { iss: "engine-adapter-service", iat: now, exp: now + 3_600, keys: [await engineKeyClaim(publicKey, now + 86_400)] },
    );
  }

  async #current(): Promise<SealedEngine> {
    const drawn = (): Bytes => labelled(`test gateway key ${(this.#keys += 1)}`);
    this.#engine ??= await SealedEngine.of(this.site, this.fixedKey ?? drawn());
    return this.#engine;
  }

  async #store(id: string, subject: string, frame: Bytes): Promise<bigint> {
    const heard = await (await this.#current()).hear(id, frame);
    const known = this.conversations.get(id) ?? { subject, sealedKey: heard.sealedKey, turns: [] };
    if (known.subject !== subject) throw new ParleyError("conversation.not-yours");
    if (!sameBytes(known.sealedKey, heard.sealedKey)) throw new ParleyError("conversation.key-changed");
    const next = BigInt(known.turns.length) + 1n;
    if (heard.sequence < next) throw new ParleyError("message.replayed");
    if (heard.sequence > next) throw new ParleyError("message.out-of-order");
    const { text, language } = heard;
    known.turns.push({ text, language, chunks: chunked(this.answer(text, language)) });
    this.conversations.set(id, known);
    return heard.sequence;
  }

  #resume(conversation: string, sequence: bigint, request: Request, fault?: Fault): Response {
    const [keyId, sealedKey] = (request.headers.get("Parley-Key") ?? "").split(".").map(fromBase64Url);
    const known = this.conversations.get(conversation);
    if (!known?.turns[Number(sequence) - 1]) throw new ParleyError("reply.unknown");
    if (!keyId || !this.#engine || !sameBytes(keyId, this.#engine.keyId)) throw new ParleyError("frame.key-expired");
    if (!sealedKey || !sameBytes(sealedKey, known.sealedKey)) throw new ParleyError("conversation.key-changed");
    const last = request.headers.get("Last-Event-ID");
    return this.#stream(conversation, sequence, last === null ? 0 : Number(last.split(".")[1]) + 1, request.signal, fault);
  }

  #stream(id: string, sequence: bigint, from: number, signal: AbortSignal, fault?: Fault): Response {
    const stop = fault && "after" in fault ? fault.after : undefined;
    const events = async function* (this: TestGateway): AsyncGenerator<string> {
      const { sealedKey, turns } = this.conversations.get(id)!;
      const engine = await this.#current();
      yield ": open\n\n";
      for (const [at, chunk] of turns[Number(sequence) - 1]!.chunks.entries()) {
        if (at < from) continue;
        if (stop !== undefined && at - from >= stop) {
          if (fault?.kind === "problem") yield `event: problem\ndata: ${JSON.stringify(fault)}\n\n`;
          return;
        }
        const frame = await engine.say(sealedKey, id, { sequence, chunk: at }, chunk);
        yield chunkEvent(sequence, at, fault?.kind === "tampered" ? flipped(frame, -1) : frame);
        if (this.pace > 0) await new Promise((resolve) => setTimeout(resolve, this.pace));
      }
    }.call(this);
    return new Response(streamOf(events, signal), { headers: { "Content-Type": "text/event-stream" } });
  }
}

function streamOf(events: AsyncGenerator<string>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      signal.throwIfAborted();
      const { done, value } = await events.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await events.return(undefined);
    },
  });
}

/** A few words at a time. */
function chunked({ text, outcome }: Answer): Chunk[] {
  const pieces = text.match(/(?:\S+\s*){1,3}/g) ?? [text];
  let offset = 0;
  return pieces.map((piece, at) => {
    const chunk = { offset, text: piece, ...(at === pieces.length - 1 && { outcome }) };
    offset += piece.length;
    return chunk;
  });
}

function problem(code: string, status: number, retryAfter?: number): Response {
  const body = { type: `urn:parley:problem:${code}`, title: code, status, code, instance: "urn:uuid:0" };
  return Response.json(body, {
    status,
    headers: { "Content-Type": "application/problem+json", ...(retryAfter !== undefined && { "Retry-After": `${retryAfter}` }) },
  });
}
