/** From an error's code to the kind of trouble that a visitor can understand. */

import { ManifestRefused, ParleyError, Problem, WireError } from "@parley/client";
import type { TroubleKind } from "./words/words.js";

export interface Trouble {
  readonly kind: TroubleKind;
  /** For whoever the visitor asks for help; never content. */
  readonly code: string;
  readonly mayRetry: boolean;
}

const FINAL: readonly TroubleKind[] = ["unset", "unsupported"];

export function troubleOf(error: unknown): Trouble {
  const code = error instanceof ParleyError ? error.code : "browser.unsupported";
  const kind = kindOf(error, code);
  return { kind, code, mayRetry: !FINAL.includes(kind) };
}

function kindOf(error: unknown, code: string): TroubleKind {
  if (error instanceof ManifestRefused) return "unproven";
  if (error instanceof WireError) return "altered";
  if (!(error instanceof ParleyError)) return "unsupported";
  if (code === "connection.lost") return "unreachable";
  if (code.startsWith("site.") || code === "session.origin") return "unset";
  if (code.startsWith("session.") || code === "frame.key-expired" || code === "conversation.not-yours") return "expired";
  return error instanceof Problem && error.passing ? "unavailable" : "refused";
}
