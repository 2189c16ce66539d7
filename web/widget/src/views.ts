/** The parts of the transcript, as templates. */

import { html, nothing, type TemplateResult } from "lit";
import type { Activity, Chat, Entry } from "./chat.js";
import { icons } from "./icons.js";
import type { Trouble } from "./trouble.js";
import type { Words } from "./words/words.js";

export function entryView(entry: Entry, words: Words): TemplateResult {
  if (entry.from === "house") return html`<p class="house">${words[entry.notice]}</p>`;
  const speaker = entry.from === "visitor" ? words.you : words.assistant;
  return html`<div class="message ${entry.from}"><p dir="auto"><span class="heard">${speaker} </span>${entry.text}</p></div>`;
}

/** The reply as it comes, for the eye only: the log announces it once it is whole. */
export function previewView(chat: Chat, words: Words): TemplateResult {
  const { partial, activity } = chat;
  const resuming = activity.kind === "resuming";
  const waiting = activity.kind === "writing" && partial === "";
  return html`
    <div class="preview" aria-hidden="true" ?hidden=${partial === "" && !waiting && !resuming}>
      ${partial === "" && !waiting ? nothing : html`<div class="message assistant">${waiting ? dots : html`<p dir="auto">${partial}</p>`}</div>`}
      ${resuming ? html`<div class="resuming">${icons.again}<span>${words.resuming(activity.attempt, activity.tries)}</span></div>` : nothing}
    </div>
  `;
}

const dots = html`<span class="dots"><i></i><i></i><i></i></span>`;

export function troubleView(trouble: Trouble, words: Words, retry: () => void): TemplateResult {
  const { what, next } = words.trouble[trouble.kind];
  return html`
    <div class="trouble">
      ${icons.warning}
      <div>
        <p class="what">${what}</p>
        <p>${next}</p>
        ${trouble.mayRetry ? html`<button class="again" type="button" @click=${retry}>${words.retry}</button>` : nothing}
        <p class="code">${words.reference}: <bdi>${trouble.code}</bdi></p>
      </div>
    </div>
  `;
}

/** What a screen reader is told beside the messages themselves. */
export function announcement(activity: Activity, words: Words): string {
  switch (activity.kind) {
    case "idle":
      return "";
    case "checking":
      return words.checking;
    case "opening":
      return words.opening;
    case "writing":
      return words.writing;
    case "resuming":
      return words.resuming(activity.attempt, activity.tries);
  }
}
