/** From an error's code to the kind of trouble that a visitor can understand. */

import { ManifestRefused, ParleyError, Problem, WireError } from "@parley/client";
import type { TroubleKind } from "./words/words.js";

export interface Trouble {
  readonly kind: TroubleKind;
  /** For whoever the visitor asks for help; never content. */
  readonly code: string;
  readonly mayRetry: boolean;
  /** Seconds after which the widget tries again by itself. */
  readonly again?: number;
}

/** Where the gateway names no time; and whatever it names, nobody waits longer without a word of theirs. */
const REOPEN = { usual: 30, longest: 300 };

const FINAL: readonly TroubleKind[] = ["unset", "unsupported"];

export function troubleOf(error: unknown): Trouble {
  const code = error instanceof ParleyError ? error.code : "browser.unsupported";
  const kind = kindOf(error, code);
  const trouble = { kind, code, mayRetry: !FINAL.includes(kind) };
  if (kind !== "closed") return trouble;
  const asked = (error as Problem).retryAfter ?? REOPEN.usual;
  return { ...trouble, again: Math.min(Math.max(asked, 1), REOPEN.longest) };
}

function kindOf(error: unknown, code: string): TroubleKind {
  if (error instanceof ManifestRefused) return "unproven";
  if (error instanceof WireError) return "altered";
  if (!(error instanceof ParleyError)) return "unsupported";
  if (code === "connection.lost") return "unreachable";
  if (code === "site.closed") return "closed";
  if (code.startsWith("challenge.")) return "unchecked";
  if (code.startsWith("site.") || code === "session.origin") return "unset";
  if (code.startsWith("session.") || code === "frame.key-expired" || code === "conversation.not-yours") return "expired";
  return error instanceof Problem && error.passing ? "unavailable" : "refused";
}
