/**
 * `<parley-chat site gateway manifest-key session-url lang theme heading days open>`: a launcher and a panel.
 *
 * Nothing is fetched before the panel is opened. The log announces whole messages only: a reply that is being written
 * is shown to the eye beside the log and moves into it when it is complete.
 */

import { type Language, lengthOf, LONGEST_TEXT, mintedBy } from "@parley/client";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { Chat } from "./chat.js";
import { icons } from "./icons.js";
import { styles } from "./styles.js";
import { announcement, entryView, previewView, troubleView } from "./views.js";
import { languageOf, type Words, wordsOf } from "./words/words.js";

const SHOW_REMAINING_BELOW = 400;
const NEAR_THE_END = 80;

export class ParleyChat extends LitElement {
  static override readonly styles = styles;
  static override readonly properties = {
    site: {},
    gateway: {},
    manifestKey: { attribute: "manifest-key" },
    sessionUrl: { attribute: "session-url" },
    lang: { reflect: true },
    theme: { reflect: true },
    heading: {},
    days: { type: Number },
    open: { type: Boolean, reflect: true },
  };

  declare site: string;
  declare gateway: string;
  declare manifestKey: string;
  declare sessionUrl: string;
  declare theme: string;
  declare heading: string;
  declare days: number;
  declare open: boolean;

  #chat: Chat | undefined;
  #draft = "";
  readonly #narrow = matchMedia("(max-width: 30rem), (max-height: 30rem)");
  readonly #reshow = (): void => this.#present();

  get #language(): Language {
    return languageOf(this.lang || this.closest<HTMLElement>("[lang]")?.lang || "en");
  }

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }

  get #input(): HTMLTextAreaElement {
    return this.renderRoot.querySelector("textarea")!;
  }

  show(): void {
    this.open = true;
  }

  hide(): void {
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#narrow.addEventListener("change", this.#reshow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#narrow.removeEventListener("change", this.#reshow);
    this.#chat?.close();
    this.#chat = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open")) this.#opened(changed.get("open") === true);
  }

  protected override render(): TemplateResult {
    const words = wordsOf(this.#language);
    return html`
      <div lang=${this.#language} dir=${words.direction}>
        <button class="launcher" type="button" aria-haspopup="dialog" aria-expanded=${this.open ? "true" : "false"}
          ?hidden=${this.open} @click=${this.show}>
          ${icons.chat}<span>${words.launcher}</span>
        </button>
        <dialog aria-labelledby="title" tabindex="-1" @cancel=${this.#cancelled} @keydown=${this.#escaped}>
          ${this.#header(words)} ${this.#transcript(words)} ${this.#composer(words)}
          <p class="heard" role="status">${this.#chat ? announcement(this.#chat.activity, words) : nothing}</p>
        </dialog>
      </div>
    `;
  }

  #header(words: Words): TemplateResult {
    return html`
      <div class="head">
        <span class="emblem">${icons.chat}</span>
        <div class="naming">
          <h2 id="title">${this.heading || words.title}</h2>
          <p class="subtitle">${icons.lock}<span>${words.subtitle}</span></p>
        </div>
        <button class="round" type="button" aria-label=${words.close} @click=${this.hide}>${icons.close}</button>
      </div>
    `;
  }

  #transcript(words: Words): TemplateResult {
    const chat = this.#chat;
    const begun = (chat?.entries.length ?? 0) > 0;
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${words.conversation}>
        <p class="greeting">${words.greeting}</p>
        <ul class="promise">
          <li>${icons.lock}<span>${words.sealed}</span></li>
          <li>${icons.hourglass}<span>${words.destruction(this.days > 0 ? this.days : undefined)}</span></li>
        </ul>
        <div class="suggestions" role="group" aria-label=${words.suggestions} ?hidden=${begun}>
          <slot name="suggestion" @click=${this.#suggested}></slot>
        </div>
        <div class="log" role="log" aria-label=${words.messages} aria-live="polite" aria-relevant="additions">${chat?.entries.map((entry) => entryView(entry, words))}</div>
        ${chat ? previewView(chat, words) : nothing}
        <div role="alert">${chat?.trouble ? troubleView(chat.trouble, words, () => this.#retry()) : nothing}</div>
      </div>
    `;
  }

  #composer(words: Words): TemplateResult {
    const left = LONGEST_TEXT - lengthOf(this.#draft);
    const counter = left < 0 ? words.tooLong(-left) : left < SHOW_REMAINING_BELOW ? words.remaining(left) : "";
    return html`
      <form @submit=${this.#submitted}>
        <div class="composer">
          <label class="heard" for="message">${words.label}</label>
          <textarea id="message" rows="1" dir=${this.#draft === "" ? words.direction : "auto"} autocomplete="off" enterkeyhint="send" placeholder=${words.placeholder}
            aria-describedby="hint counter" aria-invalid=${left < 0 ? "true" : "false"}
            .value=${this.#draft} @input=${this.#typed} @keydown=${this.#entered}></textarea>
          <button class="send" type="submit" aria-label=${words.send} aria-disabled=${this.#maySend ? "false" : "true"}>
            ${icons.send}
          </button>
        </div>
        <p class=${left < 0 ? "counter over" : "counter"} id="counter">${counter}</p>
        <p class="heard" id="hint">${words.hint}</p>
      </form>
    `;
  }

  get #maySend(): boolean {
    const text = this.#draft.trim();
    return text !== "" && lengthOf(text) <= LONGEST_TEXT && !this.#chat?.busy;
  }

  #opened(was: boolean): void {
    this.#present();
    if (this.open) {
      void this.#begun().prepare();
      // On a touch screen the keyboard would cover what there is to read first.
      (matchMedia("(pointer: coarse)").matches ? this.#dialog : this.#input).focus();
    } else if (was) {
      this.renderRoot.querySelector<HTMLElement>(".launcher")?.focus();
    }
  }

  #begun(): Chat {
    const { gateway, site, manifestKey, sessionUrl } = this;
    const session = sessionUrl ? mintedBy(sessionUrl) : undefined;
    return (this.#chat ??= new Chat({ gateway, site, manifestKey, session }, () => this.#changed()));
  }

  /** Where the panel covers the page it is modal, so that focus cannot get lost behind it. */
  #present(): void {
    const dialog = this.#dialog;
    if (dialog.open) dialog.close();
    if (!this.open) return;
    if (this.#narrow.matches) dialog.showModal();
    else dialog.show();
  }

  #changed(): void {
    const scroll = this.renderRoot.querySelector(".scroll")!;
    const following = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_THE_END;
    this.requestUpdate();
    if (following) void this.updateComplete.then(() => (scroll.scrollTop = scroll.scrollHeight));
  }

  #say(text: string): void {
    this.#draft = "";
    void this.#begun().say(text, this.#language);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const scroll = this.renderRoot.querySelector(".scroll")!;
      scroll.scrollTop = scroll.scrollHeight;
      this.#input.focus();
    });
  }

  /** The button goes away with the trouble; focus must not go with it. */
  #retry(): void {
    void this.#chat?.retry();
    this.#input.focus();
  }

  #submitted(event: Event): void {
    event.preventDefault();
    if (this.#maySend) this.#say(this.#draft.trim());
  }

  #suggested(event: Event): void {
    const text = (event.target as HTMLElement).closest("button")?.textContent?.trim();
    if (text && !this.#chat?.busy) this.#say(text);
  }

  #typed(event: Event): void {
    this.#draft = (event.target as HTMLTextAreaElement).value;
    this.requestUpdate();
  }

  #entered(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    this.#submitted(event);
  }

  #escaped(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.hide();
  }

  #cancelled(event: Event): void {
    event.preventDefault();
    this.hide();
  }
}
