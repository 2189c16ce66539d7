import { css } from "lit";

/** A page may set --parley-accent, --parley-on-accent, --parley-font and --parley-gap; the rest follows. */
export const styles = css`
  :host {
    color-scheme: light dark;
    --accent: var(--parley-accent, light-dark(#0f5563, #86cfd9));
    --on-accent: var(--parley-on-accent, light-dark(#ffffff, #06262c));
    --paper: light-dark(#ffffff, #14191c);
    --quiet: light-dark(#f3f5f5, #1e2529);
    --line: light-dark(#dfe4e5, #313a3f);
    --field: light-dark(#7d898d, #748188);
    --ink: light-dark(#172124, #eef2f3);
    --soft: light-dark(#546065, #a9b5b9);
    --alarm: light-dark(#9a2f1f, #ffb4a3);
    --alarm-paper: light-dark(#fdf1ee, #33201c);
    --shadow: light-dark(rgb(15 40 48 / 0.22), rgb(0 0 0 / 0.6));
    --gap: var(--parley-gap, 1.5rem);
    font-family: var(--parley-font, ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Noto Sans Arabic", "Noto Kufi Arabic", "Liberation Sans", sans-serif);
    font-size: 1rem;
    line-height: 1.5;
    color: var(--ink);
  }
  :host([theme="light"]) { color-scheme: light; }
  :host([theme="dark"]) { color-scheme: dark; }
  :host([hidden]) { display: none; }

  *, *::before, *::after { box-sizing: border-box; }
  svg { inline-size: 1.25em; block-size: 1.25em; flex: none; display: block; }
  [hidden] { display: none !important; }
  button { font: inherit; color: inherit; cursor: pointer; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  .heard {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap;
  }

  .launcher {
    position: fixed; z-index: 2147483000;
    inset-block-end: var(--gap); inset-inline-end: var(--gap);
    display: inline-flex; align-items: center; gap: 0.6rem;
    min-block-size: 3.5rem; padding: 0 1.35rem 0 1.15rem;
    border: 1px solid transparent; border-radius: 999px;
    background: var(--accent); color: var(--on-accent);
    font-weight: 600; letter-spacing: 0.005em;
    box-shadow: 0 10px 30px -8px var(--shadow), 0 2px 6px -2px var(--shadow);
    transition: transform 0.18s ease, box-shadow 0.18s ease;
  }
  .launcher:dir(rtl) { padding: 0 1.15rem 0 1.35rem; }
  .launcher:hover { transform: translateY(-2px); box-shadow: 0 16px 36px -10px var(--shadow), 0 3px 8px -2px var(--shadow); }
  .launcher:focus-visible { outline-color: var(--ink); outline-offset: 3px; box-shadow: 0 0 0 3px var(--paper); }
  .launcher svg { inline-size: 1.5rem; block-size: 1.5rem; }

  dialog {
    position: fixed; z-index: 2147483001; margin: 0; padding: 0;
    inset: auto; inset-block-end: var(--gap); inset-inline-end: var(--gap);
    inline-size: min(25.5rem, calc(100vw - 2 * var(--gap)));
    block-size: min(43rem, calc(100dvh - 2 * var(--gap)));
    max-inline-size: none; max-block-size: none;
    border: 1px solid var(--line); border-radius: 1.25rem; overflow: hidden;
    background: var(--paper); color: var(--ink);
    box-shadow: 0 28px 70px -20px var(--shadow), 0 6px 18px -8px var(--shadow);
  }
  dialog[open] { display: flex; flex-direction: column; animation: rise 0.24s cubic-bezier(0.2, 0.8, 0.2, 1); }
  dialog:focus { outline: none; }
  dialog::backdrop { background: transparent; }
  @keyframes rise { from { opacity: 0; transform: translateY(14px); } }

  .head {
    display: flex; align-items: center; gap: 0.85rem;
    padding-block: 1rem; padding-inline: 1.25rem 0.75rem;
    border-block-end: 1px solid var(--line);
  }
  .emblem {
    display: grid; place-items: center; inline-size: 2.6rem; block-size: 2.6rem; border-radius: 0.85rem; flex: none;
    background: var(--accent); color: var(--on-accent); border: 1px solid transparent;
  }
  .emblem svg { inline-size: 1.45rem; block-size: 1.45rem; }
  .naming { flex: 1; min-inline-size: 0; }
  h2 { margin: 0; font-size: 1.0625rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.008em; text-wrap: balance; }
  .subtitle { display: flex; align-items: center; gap: 0.35rem; margin: 0.1rem 0 0; color: var(--soft); font-size: 0.8125rem; }
  .subtitle svg { inline-size: 0.95rem; block-size: 0.95rem; }
  .round {
    display: grid; place-items: center; flex: none; inline-size: 2.75rem; block-size: 2.75rem;
    border: 1px solid transparent; border-radius: 50%; background: transparent; color: var(--soft);
  }
  .round:hover { background: var(--quiet); color: var(--ink); }

  .scroll { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1.25rem; scrollbar-width: thin; }
  .scroll:focus-visible { outline-offset: -4px; border-radius: 0.5rem; }
  .greeting { margin: 0 0 1rem; font-size: 1.0625rem; line-height: 1.5; text-wrap: pretty; }
  .promise {
    margin: 0 0 1.25rem; padding: 0.85rem 1rem; list-style: none; border-radius: 0.9rem;
    background: var(--quiet); border: 1px solid transparent; color: var(--soft); font-size: 0.8125rem; line-height: 1.45;
  }
  .promise li { display: flex; gap: 0.6rem; }
  .promise li + li { margin-block-start: 0.5rem; }
  .promise svg { inline-size: 1.1rem; block-size: 1.1rem; color: var(--accent); margin-block-start: 0.05rem; }

  .suggestions { display: flex; flex-direction: column; align-items: flex-start; gap: 0.5rem; }
  .suggestions[hidden] { display: none; }
  ::slotted(button) {
    font: inherit; font-size: 0.9375rem; line-height: 1.35; text-align: start; cursor: pointer;
    min-block-size: 2.5rem; padding: 0.5rem 0.95rem; border-radius: 1.25rem;
    border: 1px solid var(--field); background: transparent; color: var(--ink);
  }
  ::slotted(button:hover) { border-color: var(--accent); background: var(--quiet); }
  ::slotted(button:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }

  .log { display: flex; flex-direction: column; gap: 0.6rem; }
  .message {
    max-inline-size: 86%; padding: 0.65rem 0.95rem; border-radius: 1.15rem; border: 1px solid transparent;
    white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.9688rem;
  }
  .message p { margin: 0; }
  .assistant { align-self: flex-start; background: var(--quiet); border-end-start-radius: 0.35rem; }
  .visitor { align-self: flex-end; background: var(--accent); color: var(--on-accent); border-end-end-radius: 0.35rem; }
  .visitor + .assistant, .assistant + .visitor { margin-block-start: 0.4rem; }
  .house { align-self: center; max-inline-size: 90%; margin: 0.5rem 0; color: var(--soft); font-size: 0.8125rem; text-align: center; text-wrap: balance; }
  .log:not(:empty) + .preview { margin-block-start: 1rem; }
  .preview { display: flex; flex-direction: column; gap: 0.6rem; }
  .preview[hidden] { display: none; }

  .dots { display: inline-flex; gap: 0.3rem; align-items: center; block-size: 1.5em; }
  .dots i { inline-size: 0.45rem; block-size: 0.45rem; border-radius: 50%; background: var(--soft); animation: breathe 1.3s infinite ease-in-out; }
  .dots i:nth-child(2) { animation-delay: 0.16s; }
  .dots i:nth-child(3) { animation-delay: 0.32s; }
  @keyframes breathe { 0%, 65%, 100% { opacity: 0.35; transform: none; } 32% { opacity: 1; transform: translateY(-2px); } }
  .resuming { display: flex; gap: 0.5rem; align-items: flex-start; color: var(--soft); font-size: 0.8125rem; }
  .resuming svg { inline-size: 1.1rem; block-size: 1.1rem; margin-block-start: 0.05rem; animation: turn 1.6s linear infinite; }
  @keyframes turn { to { rotate: 1turn; } }

  .trouble {
    display: flex; gap: 0.75rem; margin-block-start: 1rem; padding: 0.9rem 1rem; border-radius: 0.9rem;
    background: var(--alarm-paper); border: 1px solid color-mix(in srgb, var(--alarm) 30%, transparent); font-size: 0.9063rem; line-height: 1.45;
  }
  .trouble svg { color: var(--alarm); margin-block-start: 0.1rem; }
  .trouble p { margin: 0 0 0.15rem; }
  .trouble .what { font-weight: 600; }
  .trouble .code { color: var(--soft); font-size: 0.75rem; margin-block-start: 0.4rem; }
  .again {
    margin-block-start: 0.6rem; min-block-size: 2.25rem; padding: 0.3rem 0.95rem; font-weight: 600; font-size: 0.875rem;
    border-radius: 999px; border: 1px solid var(--alarm); background: transparent; color: var(--alarm);
  }
  .again:hover { background: color-mix(in srgb, var(--alarm) 10%, transparent); }

  form { padding: 0.75rem 1rem calc(0.9rem + env(safe-area-inset-bottom)); }
  .composer {
    display: flex; align-items: flex-end; gap: 0.4rem; padding: 0.3rem;
    border: 1px solid var(--field); border-radius: 1.5rem; background: var(--paper);
    transition: border-color 0.15s ease;
  }
  .composer:focus-within { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
  textarea {
    display: block; flex: 1; min-inline-size: 0; field-sizing: content; min-block-size: 2.5rem; max-block-size: 8.5rem; resize: none;
    border: 0; outline: 0; background: transparent; color: inherit; font: inherit; line-height: 1.45;
    padding: 0.5rem 0.8rem;
  }
  textarea:focus-visible { outline: 0; }
  textarea::placeholder { color: var(--soft); opacity: 1; }
  .send {
    display: grid; place-items: center; flex: none; inline-size: 2.5rem; block-size: 2.5rem;
    border: 1px solid transparent; border-radius: 50%; background: var(--accent); color: var(--on-accent);
    transition: opacity 0.15s ease;
  }
  .send[aria-disabled="true"] { background: var(--quiet); color: var(--soft); cursor: default; }
  .counter { margin: 0.4rem 0.75rem 0; font-size: 0.75rem; color: var(--soft); }
  .counter.over { color: var(--alarm); font-weight: 600; }
  .counter:empty { display: none; }

  @media (max-width: 30rem), (max-height: 30rem) {
    dialog { inset: 0; inline-size: 100vw; block-size: 100dvh; border: 0; border-radius: 0; }
  }
  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { animation: none !important; transition: none !important; }
    .launcher:hover { transform: none; }
    .dots i { opacity: 0.7; }
  }
  @media (forced-colors: active) {
    .launcher, .send, .again, .round, .message, .promise, .emblem { border-color: ButtonText; }
    .composer:focus-within { outline: 3px solid Highlight; }
    .send[aria-disabled="true"] { color: GrayText; border-color: GrayText; }
    .dots i { background: CanvasText; }
  }
  @media print {
    :host { display: none; }
  }
`;
