import type { Words } from "./words.js";

export const de: Words = {
  direction: "ltr",
  launcher: "Chatten Sie mit uns",
  title: "Wie können wir helfen?",
  subtitle: "Versiegeltes Gespräch",
  close: "Chat schließen",
  conversation: "Gespräch",
  messages: "Nachrichten",
  greeting: "Willkommen! Fragen Sie zu Ihrem Aufenthalt, Ihrer Buchung oder unserem Haus. Wir antworten gleich hier.",
  sealed: "In Ihrem Browser versiegelt. Unterwegs liest niemand mit.",
  destruction: (days) =>
    days
      ? `Nachrichten vernichten sich nach ${days === 1 ? "einem Tag" : `${days} Tagen`} selbst, mit Nachweis.`
      : "Nachrichten vernichten sich selbst, wenn ihre Zeit um ist.",
  suggestions: "Vorschläge",
  you: "Sie:",
  assistant: "Assistent:",
  label: "Ihre Nachricht",
  placeholder: "Nachricht schreiben",
  hint: "Eingabe sendet, Umschalt und Eingabe beginnt eine neue Zeile.",
  send: "Nachricht senden",
  remaining: (count) => `Noch ${count} Zeichen`,
  tooLong: (count) => `${count} Zeichen zu viel`,
  opening: "Das Gespräch wird versiegelt",
  checking: "Ihr Browser wird geprüft …",
  writing: "Eine Antwort wird geschrieben",
  resuming: (attempt, tries) => `Die Verbindung ist abgebrochen. Es geht gleich dort weiter (${attempt} von ${tries}).`,
  restarted: "Ein neues versiegeltes Gespräch hat begonnen. Was vorher gesagt wurde, ist hier nicht mehr bekannt.",
  retry: "Noch einmal versuchen",
  reference: "Kennung",
  trouble: {
    unreachable: {
      what: "Wir sind gerade nicht zu erreichen.",
      next: "Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Ihre Nachricht wird nicht doppelt gesendet.",
    },
    unavailable: {
      what: "Der Assistent antwortet im Moment nicht.",
      next: "Warten Sie kurz und versuchen Sie es noch einmal. Ihre Nachricht wird nicht doppelt gesendet.",
    },
    closed: {
      what: "Der Chat ist im Moment geschlossen.",
      next: "Er öffnet von selbst wieder, sobald es geht; Sie brauchen nichts zu tun.",
    },
    unchecked: {
      what: "Ihr Browser konnte nicht geprüft werden.",
      next: "Versuchen Sie es noch einmal. Bleibt es dabei, erreichen Sie uns bitte auf einem anderen Weg.",
    },
    unset: {
      what: "Der Chat steht auf dieser Seite nicht zur Verfügung.",
      next: "Bitte erreichen Sie uns auf einem anderen Weg.",
    },
    unproven: {
      what: "Der Chat konnte seine Echtheit nicht nachweisen. Es wurde nichts gesendet.",
      next: "Laden Sie die Seite neu. Bleibt es dabei, erreichen Sie uns bitte auf einem anderen Weg.",
    },
    altered: {
      what: "Ein Teil der Antwort wurde unterwegs verändert, darum zeigen wir sie nicht.",
      next: "Versuchen Sie es noch einmal. Bleibt es dabei, nutzen Sie ein anderes Netz.",
    },
    expired: {
      what: "Das Gespräch wurde nach einer langen Pause geschlossen, und mit ihm diese Antwort.",
      next: "Versuchen Sie es noch einmal, um neu zu fragen.",
    },
    unsupported: {
      what: "Dieser Browser ist zu alt für ein versiegeltes Gespräch.",
      next: "Aktualisieren Sie ihn oder erreichen Sie uns auf einem anderen Weg.",
    },
    refused: {
      what: "Diese Nachricht wurde nicht angenommen.",
      next: "Ändern Sie sie oder versuchen Sie es noch einmal.",
    },
  },
};
