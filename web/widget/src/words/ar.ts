import type { Words } from "./words.js";

const digits = new Intl.NumberFormat("ar-u-nu-arab");
const duration = new Intl.NumberFormat("ar-u-nu-arab", { style: "unit", unit: "day", unitDisplay: "long" });

export const ar: Words = {
  direction: "rtl",
  launcher: "تحدّث معنا",
  title: "كيف يمكننا مساعدتك؟",
  subtitle: "محادثة مختومة",
  close: "إغلاق المحادثة",
  conversation: "المحادثة",
  messages: "الرسائل",
  greeting: "أهلًا بك! اسأل عن إقامتك أو حجزك أو الفندق، ونجيبك هنا مباشرة.",
  sealed: "مختومة داخل متصفحك، ولا يستطيع أحد قراءتها في الطريق.",
  destruction: (days) =>
    days ? `تُتلف الرسائل نفسها (${duration.format(days)}) مع إثبات.` : "تُتلف الرسائل نفسها عند انتهاء مدتها.",
  suggestions: "اقتراحات",
  you: "أنت:",
  assistant: "المساعد:",
  label: "رسالتك",
  placeholder: "اكتب رسالة",
  hint: "مفتاح الإدخال يرسل، ومع مفتاح العالي يبدأ سطرًا جديدًا.",
  send: "إرسال الرسالة",
  remaining: (count) => `عدد الأحرف المتبقية: ${digits.format(count)}`,
  tooLong: (count) => `عدد الأحرف الزائدة: ${digits.format(count)}`,
  opening: "جارٍ ختم المحادثة",
  checking: "جارٍ التحقق من متصفحك…",
  writing: "جارٍ كتابة الرد",
  resuming: (attempt, tries) =>
    `انقطع الاتصال. نتابع من حيث توقف (${digits.format(attempt)} من ${digits.format(tries)}).`,
  restarted: "بدأت محادثة مختومة جديدة، وما قيل من قبل لم يعد معروفًا هنا.",
  retry: "إعادة المحاولة",
  reference: "المرجع",
  trouble: {
    unreachable: {
      what: "لا يمكن الوصول إلينا الآن.",
      next: "تحقق من اتصالك ثم أعد المحاولة. لن تُرسل رسالتك مرتين.",
    },
    unavailable: {
      what: "المساعد لا يجيب في هذه اللحظة.",
      next: "انتظر قليلًا ثم أعد المحاولة. لن تُرسل رسالتك مرتين.",
    },
    closed: {
      what: "المحادثة مغلقة في الوقت الحالي.",
      next: "ستُفتح من جديد تلقائيًا في أقرب وقت، ولا يلزمك فعل شيء.",
    },
    unchecked: {
      what: "تعذّر التحقق من متصفحك.",
      next: "أعد المحاولة. إذا استمر ذلك فتواصل معنا بطريقة أخرى.",
    },
    unset: {
      what: "المحادثة غير متاحة في هذه الصفحة.",
      next: "يُرجى التواصل معنا بطريقة أخرى.",
    },
    unproven: {
      what: "لم تستطع المحادثة إثبات أصالتها، ولذلك لم يُرسل شيء.",
      next: "أعد تحميل الصفحة. إذا استمر ذلك فتواصل معنا بطريقة أخرى.",
    },
    altered: {
      what: "تغيّر جزء من الرد في الطريق، ولذلك لا نعرضه.",
      next: "أعد المحاولة. إذا استمر ذلك فاستخدم شبكة أخرى.",
    },
    expired: {
      what: "أُغلقت المحادثة بعد توقف طويل، وضاع معها هذا الرد.",
      next: "أعد المحاولة لتسأل من جديد.",
    },
    unsupported: {
      what: "هذا المتصفح قديم ولا يدعم المحادثات المختومة.",
      next: "حدّثه أو تواصل معنا بطريقة أخرى.",
    },
    refused: {
      what: "لم تُقبل هذه الرسالة.",
      next: "عدّلها أو أعد المحاولة.",
    },
  },
};
