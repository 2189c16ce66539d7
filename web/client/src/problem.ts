/**
 * Everything that can end a call, as one kind of error with a stable code.
 *
 * Codes with a status come from contracts/problems.csv; the others are the client's own. No error carries content.
 */

export class ParleyError extends Error {
  override readonly name: string = "ParleyError";

  constructor(
    readonly code: string,
    message: string = code,
  ) {
    super(message);
  }

  /** Whether the same call may well succeed a little later. */
  get passing(): boolean {
    return false;
  }
}

/** What the server refused (RFC 9457). */
export class Problem extends ParleyError {
  override readonly name = "Problem";

  constructor(
    code: string,
    readonly status: number,
    readonly instance: string | undefined,
    /** Seconds the server asks us to wait. */
    readonly retryAfter: number | undefined,
  ) {
    super(code, `${code} (${status})`);
  }

  override get passing(): boolean {
    return this.status >= 500 || this.status === 429;
  }
}

export type WireCode = "frame.malformed" | "frame.too-large" | "frame.moved" | "frame.unreadable" | "message.malformed";

/** A frame that we refuse to read. */
export class WireError extends ParleyError {
  override readonly name = "WireError";

  constructor(override readonly code: WireCode) {
    super(code);
  }
}

export type ManifestCode =
  | "manifest.malformed"
  | "manifest.signature"
  | "manifest.type"
  | "manifest.issuer"
  | "manifest.lifetime"
  | "manifest.expired"
  | "manifest.key";

/** The engine could not prove that its key is genuine: nothing is sealed for it. */
export class ManifestRefused extends ParleyError {
  override readonly name = "ManifestRefused";

  constructor(override readonly code: ManifestCode) {
    super(code);
  }
}

/** The gateway was not reached, or went away while it answered. */
export class ConnectionLost extends ParleyError {
  override readonly name = "ConnectionLost";

  constructor() {
    super("connection.lost");
  }

  override get passing(): boolean {
    return true;
  }
}

/** The session is over and with it the conversation that it owned. */
export class SessionLapsed extends ParleyError {
  override readonly name = "SessionLapsed";

  constructor() {
    super("session.lapsed");
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return problemFrom(body, response.status, Number.isFinite(seconds) ? seconds : undefined);
}

export function problemFrom(body: unknown, status: number, retryAfter?: number): Problem {
  const members = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  return new Problem(
    typeof members["code"] === "string" ? members["code"] : `http.${status}`,
    typeof members["status"] === "number" ? members["status"] : status,
    typeof members["instance"] === "string" ? members["instance"] : undefined,
    retryAfter,
  );
}
