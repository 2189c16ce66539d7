import type { Words } from "./words.js";

export const en: Words = {
  direction: "ltr",
  launcher: "Chat with us",
  title: "How can we help?",
  subtitle: "Sealed conversation",
  close: "Close chat",
  conversation: "Conversation",
  messages: "Messages",
  greeting: "Welcome! Ask about your stay, your booking or the house. We answer right here.",
  sealed: "Sealed in your browser. Nobody on the way can read along.",
  destruction: (days) =>
    days
      ? `Messages destroy themselves after ${days === 1 ? "a day" : `${days} days`}, with proof.`
      : "Messages destroy themselves when their time is up.",
  suggestions: "Suggestions",
  you: "You:",
  assistant: "Assistant:",
  label: "Your message",
  placeholder: "Write a message",
  hint: "Enter sends, Shift and Enter begins a new line.",
  send: "Send message",
  remaining: (count) => `${count} characters left`,
  tooLong: (count) => `${count} characters too many`,
  opening: "Sealing the conversation",
  checking: "Checking your browser…",
  writing: "Writing an answer",
  resuming: (attempt, tries) => `The connection broke. Picking up where it stopped (${attempt} of ${tries}).`,
  restarted: "A new sealed conversation has begun. What was said before is no longer known here.",
  retry: "Try again",
  reference: "Reference",
  trouble: {
    unreachable: {
      what: "We cannot be reached just now.",
      next: "Check your connection, then try again. Your message will not be sent twice.",
    },
    unavailable: {
      what: "The assistant is not answering at the moment.",
      next: "Wait a moment, then try again. Your message will not be sent twice.",
    },
    closed: {
      what: "The chat is closed for the moment.",
      next: "It opens again by itself as soon as possible; there is nothing you need to do.",
    },
    unchecked: {
      what: "Your browser could not be checked.",
      next: "Try again. If this stays, please contact us another way.",
    },
    unset: {
      what: "The chat is not available on this page.",
      next: "Please use another way to contact us.",
    },
    unproven: {
      what: "The chat could not prove that it is genuine, so nothing was sent.",
      next: "Reload the page. If this stays, please contact us another way.",
    },
    altered: {
      what: "Part of the answer was changed on its way, so we do not show it.",
      next: "Try again. If this stays, use another network.",
    },
    expired: {
      what: "The conversation was closed after a long pause, and this answer with it.",
      next: "Try again to ask once more.",
    },
    unsupported: {
      what: "This browser is too old for a sealed conversation.",
      next: "Update it, or contact us another way.",
    },
    refused: {
      what: "This message was not accepted.",
      next: "Change it, or try again.",
    },
  },
};
