import type { Answer } from "../../client/test/gateway.js";

/** A few answers of the house, enough to look at. */
export function answer(text: string, language: string): Answer {
  if (language === "ar") {
    const told = "تسجيل الوصول من الساعة ١٥:٠٠. إذا كانت غرفتك جاهزة قبل ذلك فأهلًا بك في أي وقت.";
    return { text: told, outcome: "answered" };
  }
  if (language === "de") {
    const told = "Einchecken können Sie ab 15:00 Uhr. Ist Ihr Zimmer früher fertig, dürfen Sie gern gleich hinein.";
    return { text: told, outcome: "answered" };
  }
  if (/confirmed/i.test(text)) {
    const asked = "I can look that up. Please tell me your booking number and the surname on the booking.";
    return { text: asked, outcome: "asked" };
  }
  if (/parking/i.test(text)) return { text: "I am not sure about that. Shall I pass you to a person?", outcome: "unsure" };
  return { text: "Check-in is from 15:00. If your room is ready earlier, you are welcome to have it right away.", outcome: "answered" };
}
