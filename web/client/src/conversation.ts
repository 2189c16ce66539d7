/**
 * A sealed conversation, from the first greeting to the last reply.
 *
 * The story of the whole package: a session, the engine's key, an envelope, and turn after turn. Keys live as long as
 * this object; nothing is kept in the browser's storage and nothing is ever logged.
 */

import { type Envelope, newEnvelope } from "./envelope.js";
import { sealFrame, VISITOR } from "./frame.js";
import { type Language, visitorMessage } from "./message.js";
import { verifyManifest } from "./manifest.js";
import { Patience } from "./patience.js";
import { ParleyError } from "./problem.js";
import { Reply } from "./reply.js";
import { Session, type SessionSource } from "./session.js";
import { Transport } from "./transport.js";
import { type ReplyPart, Turn } from "./turn.js";

export interface Options {
  /** The gateway's origin, without a trailing path. */
  readonly gateway: string;
  readonly site: string;
  /** The P-256 key that signs manifests: the 65-byte uncompressed point, b64u. */
  readonly manifestKey: string;
  /** The page that the site lists. Outside a browser only: a browser says it itself. */
  readonly origin?: string;
  /** For a site whose server mints its visitors' sessions; anonymous without. Asked again when a session is over. */
  readonly session?: SessionSource | undefined;
  readonly fetch?: typeof globalThis.fetch;
  readonly patience?: () => Patience;
  /** Told when the gateway is asked what work this browser has to prove, and when that is done. */
  readonly checking?: (active: boolean) => void;
}

export interface Manner {
  readonly language?: Language;
  readonly signal?: AbortSignal;
}

/** After these the server takes nothing more for this conversation; a new one begins. */
const ENDS_CONVERSATION: readonly string[] = ["frame.key-expired", "session.lapsed", "conversation.not-yours"];

/** What the visitor wants said, however often it has to be sealed. */
interface Utterance {
  readonly text: string;
  readonly language: Language;
  turn?: Turn | undefined;
  /** The turn before, where the server may not have it yet. */
  before?: Turn | undefined;
}

export class Conversation {
  #envelope: Envelope | undefined;
  #next = 1n;
  #current: Utterance | undefined;
  #busy = false;

  private constructor(
    private readonly options: Options,
    private readonly session: Session,
    private readonly transport: Transport,
  ) {}

  static async open(options: Options): Promise<Conversation> {
    const gateway = options.gateway.replace(/\/+$/, "");
    const fetch = fetchFrom(options);
    const session = new Session(gateway, options.site, fetch, options.session, options.checking);
    const conversation = new Conversation(options, session, new Transport(gateway, session, fetch));
    try {
      await conversation.#begin();
    } catch (error) {
      conversation.close();
      throw error;
    }
    return conversation;
  }

  /** Says something and yields the reply as it comes. One turn at a time. */
  async *send(text: string, manner: Manner = {}): AsyncGenerator<ReplyPart, void, void> {
    const language = manner.language ?? "en";
    visitorMessage(text, language);
    yield* this.#alone(manner.signal, async function* (this: Conversation, signal: AbortSignal) {
      this.#current = { text, language, before: this.#current?.turn ?? this.#current?.before };
      yield* this.#run(signal);
    });
  }

  /** Goes on with a turn that failed: what the server has is not sent again, what was shown is not repeated. */
  async *retry(signal?: AbortSignal): AsyncGenerator<ReplyPart, void, void> {
    if (this.#current === undefined) throw new ParleyError("turn.none");
    yield* this.#alone(signal, this.#run);
  }

  /** Stops renewing the session. The keys go with the object. */
  close(): void {
    this.session.close();
  }

  async *#alone(
    signal: AbortSignal | undefined,
    work: (this: Conversation, signal: AbortSignal) => AsyncGenerator<ReplyPart, void, void>,
  ): AsyncGenerator<ReplyPart, void, void> {
    if (this.#busy) throw new ParleyError("turn.busy");
    this.#busy = true;
    const reading = new AbortController();
    try {
      yield* work.call(this, signal ? AbortSignal.any([signal, reading.signal]) : reading.signal);
    } finally {
      this.#busy = false;
      reading.abort();
    }
  }

  async *#run(signal: AbortSignal): AsyncGenerator<ReplyPart, void, void> {
    const said = this.#current!;
    try {
      await this.#settle(said, signal);
      said.turn ??= await this.#seal(said);
      yield* said.turn.run(this.#patience(), signal);
    } catch (error) {
      if (!(error instanceof ParleyError) || !ENDS_CONVERSATION.includes(error.code)) throw error;
      await this.#begin();
      const wasHeard = said.turn?.delivery === "accepted";
      said.turn = said.before = undefined;
      yield { kind: "restarted" };
      if (wasHeard) throw error;
      said.turn = await this.#seal(said);
      yield* said.turn.run(this.#patience(), signal);
    }
  }

  async #settle(said: Utterance, signal: AbortSignal): Promise<void> {
    if (said.before === undefined) return;
    await said.before.settle(this.#patience(), signal);
    if (said.before.delivery === "accepted") this.#next = said.before.reply.sequence + 1n;
    said.before = undefined;
  }

  async #begin(): Promise<void> {
    const manifest = await this.transport.manifest();
    const key = await verifyManifest(manifest, this.options.manifestKey, Math.floor(Date.now() / 1000));
    this.#envelope = await newEnvelope(this.options.site, key);
    this.#next = 1n;
  }

  async #seal({ text, language }: Utterance): Promise<Turn> {
    const envelope = this.#envelope!;
    const sequence = this.#next;
    const { keyId, conversation, sealedKey, visitor, site } = envelope;
    const header = { direction: VISITOR, final: true, keyId, conversation, sequence, chunk: 0 } as const;
    const frame = await sealFrame(visitor, site, header, sealedKey, visitorMessage(text, language));
    return new Turn(new Reply(envelope, sequence), frame, this.transport);
  }

  #patience(): Patience {
    return this.options.patience?.() ?? new Patience();
  }
}

function fetchFrom({ origin, fetch = globalThis.fetch.bind(globalThis) }: Options): typeof globalThis.fetch {
  if (origin === undefined) return fetch;
  return (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as object), Origin: origin } });
}
