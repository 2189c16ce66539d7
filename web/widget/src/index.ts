import { ParleyChat } from "./parley-chat.js";

// A page may load the file twice; a name can be defined only once.
if (!customElements.get("parley-chat")) customElements.define("parley-chat", ParleyChat);

export { ParleyChat };

declare global {
  interface HTMLElementTagNameMap {
    "parley-chat": ParleyChat;
  }
}
