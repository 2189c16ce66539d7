import axe from "axe-core";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answer } from "./answers.js";
import { Surroundings } from "./servers.js";

const CHROMIUM = process.env["PARLEY_CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

let browser: Browser;
let around: Surroundings;
let context: BrowserContext;
let complaints: string[];

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(" ") });
});
afterAll(() => browser?.close());

beforeEach(async () => {
  complaints = [];
  around = await Surroundings.start(answer);
});
afterEach(async () => {
  await context.close();
  around.stop();
  expect(complaints).toEqual([]);
});

async function visit(path = "", options: BrowserContextOptions = {}): Promise<{ page: Page; chat: Locator }> {
  context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // Chromium itself reports every failed request; what the page says is what counts.
    if (!message.text().startsWith("Failed to load resource")) complaints.push(message.text());
  });
  await page.goto(`${around.page}/${path}`);
  const chat = page.locator("parley-chat");
  await chat.locator(".launcher").waitFor();
  return { page, chat };
}

async function ask(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

function said(chat: Locator): Promise<string[]> {
  return chat.locator(".log .message").allTextContents();
}

/** What has the focus, inside the widget's shadow root. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const inner = document.querySelector("parley-chat")?.shadowRoot?.activeElement;
    return inner ? (inner.id || inner.className) : (document.activeElement?.textContent ?? "");
  });
}

async function violations(page: Page): Promise<string[]> {
  // Through the debugger, since the page's own policy rightly refuses inline scripts.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const result = await axe.run(document, { runOnly: { type: "tag", values: tags } });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`);
  });
}

describe("a session of the site's own", () => {
  test("comes from the page's own server, and no anonymous one is opened", async () => {
    const { page, chat } = await visit();
    await chat.evaluate((element) => element.setAttribute("session-url", "/chat-session"));
    await chat.locator(".launcher").click();
    await ask(page, "When can I check in?");
    await chat.locator(".log .message").nth(1).waitFor();
    expect(around.gateway.calls).not.toContain("POST /v1/sessions");
    expect([...around.gateway.conversations.values()].map(({ subject }) => subject)).toEqual(["guest-17"]);
  });

  test("is not replaced by an anonymous one when the page's server refuses", async () => {
    const { chat } = await visit();
    await chat.evaluate((element) => element.setAttribute("session-url", "/nowhere"));
    await chat.locator(".launcher").click();
    await chat.locator("[role=alert] *").first().waitFor();
    expect(around.gateway.calls).not.toContain("POST /v1/sessions");
  });
});

describe("a journey", () => {
  test("asks and reads the answer by keyboard alone", async () => {
    const { page, chat } = await visit();
    await chat.locator(".launcher").focus();
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("message");
    expect(await chat.locator(".launcher").isVisible()).toBe(false);
    await ask(page, "What time is check-in?");
    await chat.getByText(/welcome to have it right away/).and(chat.locator(".log p")).waitFor();
    expect(await said(chat)).toEqual([
      "You: What time is check-in?",
      "Assistant: Check-in is from 15:00. If your room is ready earlier, you are welcome to have it right away.",
    ]);
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("launcher");
    await page.keyboard.press("Enter");
    expect(await said(chat)).toHaveLength(2);
  });

  test("fetches nothing before it is opened", async () => {
    await visit();
    expect(around.gateway.calls).toEqual([]);
  });

  test("shows the answer as it comes and hands it to the log when it is whole", async () => {
    around.gateway.pace = 150;
    const { page, chat } = await visit();
    await chat.locator(".launcher").click();
    await ask(page, "What time is check-in?");
    await chat.locator(".preview").getByText("Check-in is from").waitFor();
    expect(await chat.locator(".log .assistant").count()).toBe(0);
    expect(await chat.locator("[role=status]").textContent()).toBe("Writing an answer");
    await chat.locator(".log .assistant").waitFor();
    expect(await chat.locator(".preview").isVisible()).toBe(false);
  });

  test("says that a cut answer is being resumed, and resumes it", async () => {
    around.gateway.faults.push({ kind: "cut", after: 2 }, { kind: "problem", code: "upstream.unavailable", status: 503 });
    const { page, chat } = await visit();
    await chat.locator(".launcher").click();
    await ask(page, "What time is check-in?");
    await chat.locator(".resuming").waitFor();
    await chat.locator(".log .assistant").waitFor();
    expect((await said(chat))[1]).toMatch(/^Assistant: Check-in is from 15:00\. .*right away\.$/);
    expect(around.gateway.heard).toHaveLength(1);
  });

  test("tells trouble in plain words and tries again without doubling", async () => {
    around.gateway.faults.push({ kind: "tampered" });
    const { page, chat } = await visit();
    await chat.locator(".launcher").click();
    await ask(page, "What time is check-in?");
    await chat.locator("[role=alert]").getByText("Part of the answer was changed on its way").waitFor();
    await chat.getByRole("button", { name: "Try again" }).click();
    await chat.locator(".log .assistant").waitFor();
    expect(around.gateway.heard).toEqual(["What time is check-in?"]);
    expect(await chat.locator("[role=alert]").textContent()).toMatch(/^\s*$/);
    expect(await focused(page)).toBe("message");
  });

  test("says that a new conversation has begun when the old key has gone", async () => {
    const { page, chat } = await visit();
    await chat.locator(".launcher").click();
    await ask(page, "What time is check-in?");
    await chat.locator(".log .assistant").waitFor();
    around.gateway.forgetKey();
    await ask(page, "Is my booking confirmed?");
    await chat.locator(".house").getByText("A new sealed conversation has begun").waitFor();
    await chat.getByText(/booking number/).and(chat.locator(".log p")).waitFor();
  });

  test("opens from the page, offers its questions, and changes language in the middle", async () => {
    const { page, chat } = await visit();
    await page.getByRole("button", { name: "Ask us anything" }).first().click();
    await chat.getByRole("button", { name: "Is my booking confirmed?" }).click();
    await chat.locator(".log .assistant").waitFor();
    await page.locator(".languages [hreflang=de]").click();
    expect(await chat.locator("textarea").getAttribute("placeholder")).toBe("Nachricht schreiben");
    expect(await said(chat)).toHaveLength(2);
    await chat.locator("textarea").focus();
    await ask(page, "Wann kann ich einchecken?");
    await chat.locator(".log").getByText(/ab 15:00 Uhr/).waitFor();
  });

  test("refuses a message that is too long, with a word on by how much", async () => {
    const { page, chat } = await visit();
    await chat.locator(".launcher").click();
    await chat.locator("textarea").fill("x".repeat(4_002));
    await page.keyboard.press("Enter");
    expect(await chat.locator("#counter").textContent()).toBe("2 characters too many");
    expect(await chat.locator("textarea").getAttribute("aria-invalid")).toBe("true");
    expect(await said(chat)).toEqual([]);
  });

  test("keeps the focus inside where the panel covers the page", async () => {
    const { page, chat } = await visit("", { viewport: { width: 390, height: 844 } });
    await chat.locator(".launcher").click();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => document.activeElement?.closest("header, main, footer") !== null);
      expect(outside).toBe(false);
    }
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("launcher");
  });
});

describe("what everybody can use", () => {
  const languages = ["en", "de", "ar"];
  const themes = ["light", "dark"] as const;
  const views = languages.flatMap((language) => themes.map((theme) => ({ language, theme })));

  test.each(views)("passes axe in $language, $theme: page, panel, answer and trouble", async ({ language, theme }) => {
    const { page, chat } = await visit(`?lang=${language}`, { colorScheme: theme });
    expect(await violations(page)).toEqual([]);
    await chat.locator(".launcher").click();
    await chat.locator("button[slot=suggestion]").first().click();
    await chat.locator(".log .assistant").waitFor();
    around.gateway.faults.push({ kind: "tampered" });
    await ask(page, "?");
    await chat.locator(".trouble").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("follows its theme attribute against the system's", async () => {
    const { page, chat } = await visit("", { colorScheme: "light" });
    const paper = (): Promise<string> => chat.locator("dialog").evaluate((dialog) => getComputedStyle(dialog).backgroundColor);
    const light = await paper();
    await page.evaluate(() => document.querySelector("parley-chat")!.setAttribute("theme", "dark"));
    expect(await paper()).not.toBe(light);
  });

  test("stands on the other side in Arabic", async () => {
    const { chat } = await visit("?lang=ar");
    expect((await chat.locator(".launcher").boundingBox())!.x).toBeLessThan(100);
  });

  test("has no target smaller than 24 pixels", async () => {
    const { page, chat } = await visit();
    await chat.locator(".launcher").click();
    const small = await page.evaluate(() => {
      const inside = document.querySelector("parley-chat")!.shadowRoot!.querySelectorAll("button, textarea");
      const all = [...inside, ...document.querySelectorAll("parley-chat button, .top a, .hero a, button")];
      const boxes = all.map((element) => element.getBoundingClientRect()).filter(({ width }) => width > 0);
      return boxes.filter(({ width, height }) => width < 24 || height < 24).length;
    });
    expect(small).toBe(0);
  });

  test("fits a page of 320 pixels, as at 400 % zoom, without scrolling sideways", async () => {
    const { page, chat } = await visit("?lang=de", { viewport: { width: 320, height: 560 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await chat.locator(".launcher").click();
    const panel = (await chat.locator("dialog").boundingBox())!;
    expect([panel.x, panel.width]).toEqual([0, 320]);
  });
});
