/**
 * Who we are to the gateway: a bearer token, renewed before it ends.
 *
 * Renewal keeps the subject, and with it the conversation; a session that had to be opened anew does not, and says so
 * by another `subject` number. Whose server mints its visitors' sessions gives them to us; the gateway renews those too.
 */

import { CHALLENGE_HEADER, solved } from "./challenge.js";
import { ParleyError, Problem, problemOf } from "./problem.js";

export interface Grant {
  readonly token: string;
  /** Grows whenever the gateway took us for somebody new. */
  readonly subject: number;
}

/** A session as the gateway gives it out. */
export interface Minted {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Asks the page's own server for a session that it minted. */
export type SessionSource = () => Promise<Minted>;

/** The page's own server at an address of the page's own origin, which knows its visitor by the page's own cookies. */
export function mintedBy(url: string, fetch: typeof globalThis.fetch = globalThis.fetch.bind(globalThis)): SessionSource {
  return async () => {
    const response = await fetch(url, { method: "POST", credentials: "same-origin", cache: "no-store", redirect: "error" });
    if (!response.ok) throw await problemOf(response);
    return (await response.json().catch(() => ({}))) as Minted;
  };
}

interface Lease extends Grant {
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly renewAt: number;
}

/** A browser's clock may be wrong: however early a token seems to end, it is not renewed more often than this. */
const SHORTEST_RENEWAL_MS = 20_000;

/** Challenges solved for one session, at most: a gateway that takes none of them will not take the next. */
const SOLUTIONS = 3;

export class Session {
  #lease: Promise<Lease> | undefined;
  #subject = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(
    private readonly gateway: string,
    private readonly site: string,
    private readonly fetch: typeof globalThis.fetch,
    private readonly source?: SessionSource,
    private readonly checking: (active: boolean) => void = () => undefined,
  ) {}

  async grant(): Promise<Grant> {
    this.#lease ??= this.#open();
    let lease = await this.#settled(this.#lease);
    if (Date.now() >= lease.renewAt) lease = await this.#settled((this.#lease = this.#renew(lease)));
    return lease;
  }

  /** Forgets a grant that the gateway no longer takes; the next one is a new subject. */
  async refuse(grant: Grant): Promise<void> {
    const current = await this.#lease?.catch(() => undefined);
    if (current?.token === grant.token) this.#lease = undefined;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #settled(pending: Promise<Lease>): Promise<Lease> {
    try {
      return await pending;
    } catch (error) {
      if (this.#lease === pending) this.#lease = undefined;
      throw error;
    }
  }

  async #open(): Promise<Lease> {
    const lease = this.source === undefined ? await this.#admitted() : this.#leased(await this.source());
    this.#subject += 1;
    return { ...lease, subject: this.#subject };
  }

  /** Solves what the gateway asks to have solved, each time a new one: a solution counts once. */
  async #admitted(): Promise<Omit<Lease, "subject">> {
    for (let tries = 1; ; tries += 1) {
      const solution = await this.#solved();
      const headers: Record<string, string> = { "Content-Type": "application/json" };
      if (solution !== undefined) headers[CHALLENGE_HEADER] = solution;
      try {
        return await this.#ask("/v1/sessions", headers, { site: this.site });
      } catch (error) {
        if (!(error instanceof Problem) || !error.code.startsWith("challenge.")) throw error;
        if (tries === SOLUTIONS) throw new ParleyError("challenge.unsolved", `challenge.unsolved (${error.code})`);
      }
    }
  }

  async #solved(): Promise<string | undefined> {
    this.checking(true);
    try {
      return await solved(this.gateway, this.fetch);
    } finally {
      this.checking(false);
    }
  }

  async #renew(old: Lease): Promise<Lease> {
    try {
      const lease = await this.#ask("/v1/sessions/renewal", { Authorization: `Bearer ${old.token}` });
      return { ...lease, subject: old.subject };
    } catch (error) {
      if (error instanceof ParleyError && error.code.startsWith("session.")) return this.#open();
      if (Date.now() < old.expiresAt) return { ...old, renewAt: Date.now() + SHORTEST_RENEWAL_MS };
      throw error;
    }
  }

  async #ask(path: string, headers: Record<string, string>, body?: object): Promise<Omit<Lease, "subject">> {
    const response = await this.fetch(this.gateway + path, {
      method: "POST",
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await problemOf(response);
    return this.#leased((await response.json()) as Minted);
  }

  #leased({ token, expiresAt }: Minted): Omit<Lease, "subject"> {
    const ends = Date.parse(expiresAt);
    if (typeof token !== "string" || Number.isNaN(ends)) throw new ParleyError("session.unusable");
    const now = Date.now();
    const renewAt = Math.max(now + SHORTEST_RENEWAL_MS, now + (ends - now) * 0.75);
    this.#renewLater(renewAt - now);
    return { token, expiresAt: ends, renewAt };
  }

  #renewLater(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.grant().catch(() => undefined), milliseconds);
    // Node must be able to exit while a conversation is idle; a browser's timer is a number.
    const timer: unknown = this.#timer;
    if (typeof timer === "object") (timer as { unref(): void }).unref();
  }
}
