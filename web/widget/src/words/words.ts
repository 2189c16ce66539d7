/** Everything the widget says, in the visitor's language. A new language is one more file and one more line here. */

import type { Language } from "@parley/client";
import { ar } from "./ar.js";
import { de } from "./de.js";
import { en } from "./en.js";

/** What went wrong, and what the visitor can do about it. */
export interface Advice {
  readonly what: string;
  readonly next: string;
}

export interface Words {
  readonly direction: "ltr" | "rtl";
  readonly launcher: string;
  readonly title: string;
  readonly subtitle: string;
  readonly close: string;
  readonly conversation: string;
  readonly messages: string;
  readonly greeting: string;
  readonly sealed: string;
  /** @param days how long messages live; undefined where the page does not say */
  readonly destruction: (days: number | undefined) => string;
  readonly suggestions: string;
  readonly you: string;
  readonly assistant: string;
  readonly label: string;
  readonly placeholder: string;
  readonly hint: string;
  readonly send: string;
  readonly remaining: (count: number) => string;
  readonly tooLong: (count: number) => string;
  readonly opening: string;
  readonly checking: string;
  readonly writing: string;
  readonly resuming: (attempt: number, tries: number) => string;
  readonly restarted: string;
  readonly retry: string;
  readonly reference: string;
  readonly trouble: Readonly<Record<TroubleKind, Advice>>;
}

export type TroubleKind =
  | "unreachable"
  | "unavailable"
  | "closed"
  | "unchecked"
  | "unset"
  | "unproven"
  | "altered"
  | "expired"
  | "unsupported"
  | "refused";

const ALL: Readonly<Record<Language, Words>> = { en, de, ar };

/** @param tag a BCP 47 tag, such as `de-AT` */
export function languageOf(tag: string): Language {
  const primary = tag.toLowerCase().split("-")[0] ?? "";
  return primary === "de" || primary === "ar" ? primary : "en";
}

export function wordsOf(language: Language): Words {
  return ALL[language];
}
