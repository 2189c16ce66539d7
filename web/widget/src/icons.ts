import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

const icon = (path: SVGTemplateResult): TemplateResult =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${path}</svg>`;

export const icons = {
  chat: icon(svg`<path d="M4.5 6.8A2.8 2.8 0 0 1 7.3 4h9.4a2.8 2.8 0 0 1 2.8 2.8v6.4a2.8 2.8 0 0 1-2.8 2.8H11l-4.4 3.6V16a2.4 2.4 0 0 1-2.1-2.5Z"/><path d="M8.5 8.6h7M8.5 11.6h4.2"/>`),
  close: icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11"/>`),
  lock: icon(svg`<rect x="5.5" y="10.5" width="13" height="9" rx="2.4"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14.2v1.8"/>`),
  hourglass: icon(svg`<path d="M7 4h10M7 20h10M8 4v2.6c0 2 4 3.6 4 5.4s-4 3.4-4 5.4V20m8-16v2.6c0 2-4 3.6-4 5.4s4 3.4 4 5.4V20"/>`),
  send: icon(svg`<path d="M12 19V5.5m-5.5 5.6L12 5.5l5.5 5.6"/>`),
  warning: icon(svg`<path d="M12 8.5v4.2m0 3v.1M10.4 4.9 3.6 16.8A1.8 1.8 0 0 0 5.2 19.5h13.6a1.8 1.8 0 0 0 1.6-2.7L13.6 4.9a1.8 1.8 0 0 0-3.2 0Z"/>`),
  again: icon(svg`<path d="M5 12a7 7 0 0 1 12.2-4.7L19 9m0-4.2V9h-4.2M19 12a7 7 0 0 1-12.2 4.7L5 15m0 4.2V15h4.2"/>`),
};
