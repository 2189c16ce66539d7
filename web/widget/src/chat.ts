/**
 * What the panel shows: the messages so far, the reply being written, and what is in its way.
 *
 * One conversation for as long as the page lives; the keys are here and in no storage.
 */

import { Conversation, type Language, type Options, type Outcome, type ReplyPart } from "@parley/client";
import { type Trouble, troubleOf } from "./trouble.js";

export type Entry =
  | { readonly from: "visitor"; readonly text: string }
  | { readonly from: "assistant"; readonly text: string; readonly outcome: Outcome }
  | { readonly from: "house"; readonly notice: "restarted" };

export type Activity =
  | { readonly kind: "idle" }
  | { readonly kind: "opening" }
  /** This browser proves some work, and it takes a moment. */
  | { readonly kind: "checking" }
  | { readonly kind: "writing" }
  | { readonly kind: "resuming"; readonly attempt: number; readonly tries: number };

/** A check shorter than this is not worth a word. */
const TELL_AFTER_MS = 500;

export class Chat {
  readonly entries: Entry[] = [];
  /** The reply as far as it has come. */
  partial = "";
  activity: Activity = { kind: "idle" };
  trouble: Trouble | undefined;
  #conversation: Promise<Conversation> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #reopening: ReturnType<typeof setTimeout> | undefined;
  #waiting: { text: string; language: Language; sent: boolean } | undefined;
  /** Settles when the turn before has let go of the conversation, a moment after its last word. */
  #turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: Options,
    private readonly changed: () => void,
  ) {}

  get busy(): boolean {
    const { kind } = this.activity;
    return kind === "writing" || kind === "resuming" || (kind === "checking" && this.#waiting !== undefined);
  }

  /** Gets the session and the engine's key, so that the first answer comes quickly. */
  async prepare(): Promise<void> {
    if (this.#conversation !== undefined || this.busy) return;
    this.#become({ kind: "opening" });
    try {
      await this.#opened();
    } catch (error) {
      this.#fail(error);
    }
    if (this.activity.kind === "opening" || this.activity.kind === "checking") this.#become({ kind: "idle" });
  }

  async say(text: string, language: Language): Promise<void> {
    if (this.busy) return;
    this.entries.push({ from: "visitor", text });
    this.partial = "";
    this.#waiting = { text, language, sent: false };
    await this.#next();
  }

  async retry(): Promise<void> {
    if (this.busy) return;
    clearTimeout(this.#reopening);
    this.trouble = undefined;
    await (this.#waiting === undefined ? this.prepare() : this.#next());
  }

  close(): void {
    clearTimeout(this.#telling);
    clearTimeout(this.#reopening);
    void this.#conversation?.then((conversation) => conversation.close(), () => undefined);
  }

  #next(): Promise<void> {
    this.trouble = undefined;
    this.#become({ kind: "writing" });
    const turn = this.#turn.then(() => this.#deliver(this.#waiting!));
    this.#turn = turn;
    return turn;
  }

  async #deliver(waiting: { text: string; language: Language; sent: boolean }): Promise<void> {
    try {
      const conversation = await this.#opened();
      const parts = waiting.sent
        ? conversation.retry()
        : conversation.send(waiting.text, { language: waiting.language });
      waiting.sent = true;
      for await (const part of parts) this.#take(part);
    } catch (error) {
      this.#fail(error);
      this.#become({ kind: "idle" });
    }
  }

  #take(part: ReplyPart): void {
    switch (part.kind) {
      case "text":
        this.partial += part.text;
        return this.#become({ kind: "writing" });
      case "cut":
        return this.#become({ kind: "resuming", attempt: part.attempt, tries: part.tries });
      case "restarted":
        this.partial = "";
        this.entries.push({ from: "house", notice: "restarted" });
        return this.#become({ kind: "writing" });
      case "end":
        this.entries.push({ from: "assistant", text: this.partial, outcome: part.outcome });
        this.partial = "";
        this.#waiting = undefined;
        return this.#become({ kind: "idle" });
    }
  }

  async #opened(): Promise<Conversation> {
    const opening = (this.#conversation ??= Conversation.open({ ...this.options, checking: (active) => this.#checking(active) }));
    try {
      return await opening;
    } catch (error) {
      if (this.#conversation === opening) this.#conversation = undefined;
      throw error;
    }
  }

  #checking(active: boolean): void {
    clearTimeout(this.#telling);
    const before = this.activity;
    if (before.kind !== "checking" && active) this.#telling = setTimeout(() => this.#become({ kind: "checking" }), TELL_AFTER_MS);
    if (before.kind === "checking" && !active) this.#become({ kind: this.#waiting === undefined ? "opening" : "writing" });
  }

  /** A closed chat opens by itself when its time has come; all else waits for the visitor. */
  #fail(error: unknown): void {
    this.trouble = troubleOf(error);
    clearTimeout(this.#reopening);
    const { again } = this.trouble;
    if (again !== undefined) this.#reopening = setTimeout(() => void this.retry(), again * 1_000);
  }

  #become(activity: Activity): void {
    this.activity = activity;
    this.changed();
  }
}
