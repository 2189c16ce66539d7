import { words } from "./words.js";

const chat = document.createElement("parley-chat");

/** Says everything in one language: the page, its direction, and the chat. */
function speak(language) {
  const said = words[language];
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = said[element.dataset.t];
  for (const element of document.querySelectorAll("[data-t-label]"))
    element.setAttribute("aria-label", said[element.dataset.tLabel]);
  for (const link of document.querySelectorAll(".languages a"))
    link.toggleAttribute("aria-current", link.hreflang === language);
  document.querySelector(".languages [aria-current]")?.setAttribute("aria-current", "true");
  chat.setAttribute("lang", language);
  chat.setAttribute("heading", "Hotel Seewind");
  chat.replaceChildren(...said.suggestions.map(suggestion));
}

function suggestion(text) {
  const button = document.createElement("button");
  button.type = "button";
  button.slot = "suggestion";
  button.textContent = text;
  return button;
}

function addChat({ gateway, site, manifestKey }) {
  chat.setAttribute("gateway", gateway);
  chat.setAttribute("site", site);
  chat.setAttribute("manifest-key", manifestKey);
  chat.setAttribute("days", "30");
  const script = document.createElement("script");
  script.type = "module";
  script.src = `${gateway}/widget/parley-chat.js`;
  document.head.append(script);
  document.body.append(chat);
  for (const button of document.querySelectorAll("[data-ask]")) {
    button.hidden = false;
    button.addEventListener("click", () => chat.show?.());
  }
}

const asked = new URLSearchParams(location.search).get("lang");
speak(asked in words ? asked : "en");
if (window.PARLEY) addChat(window.PARLEY);

document.querySelector(".languages").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  // Without a reload the conversation goes on in the other language.
  history.replaceState(null, "", link.getAttribute("href") + location.hash);
  speak(link.hreflang);
});
