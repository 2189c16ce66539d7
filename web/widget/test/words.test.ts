import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ConnectionLost, ManifestRefused, ParleyError, Problem, SessionLapsed, WireError } from "@parley/client";
import { troubleOf } from "../src/trouble.js";
import { languageOf, wordsOf } from "../src/words/words.js";

const problems = readFileSync(new URL("../../../contracts/problems.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","))
  .map(([code = "", status = ""]) => ({ code, status: Number(status) }));

test("says everything in every language", () => {
  for (const language of ["en", "de", "ar"] as const) {
    const words = wordsOf(language);
    const told = Object.values(words.trouble).flatMap(({ what, next }) => [what, next]);
    const said = [words.destruction(1), words.destruction(30), words.destruction(undefined), words.resuming(1, 6)];
    for (const text of [...told, ...said, words.remaining(3), words.tooLong(3)]) expect(text).not.toBe("");
    expect(Object.keys(words)).toEqual(Object.keys(wordsOf("en")));
  }
});

test("understands regional language tags and falls back to English", () => {
  expect(["de-AT", "AR", "en-GB", "fr", ""].map(languageOf)).toEqual(["de", "ar", "en", "en", "en"]);
});

test("counts days as the language does", () => {
  expect(wordsOf("en").destruction(1)).toContain("after a day");
  expect(wordsOf("de").destruction(30)).toContain("nach 30 Tagen");
  expect(wordsOf("ar").destruction(30)).toContain("٣٠ يوم");
});

test.each(problems)("has advice for $code", ({ code, status }) => {
  const { kind } = troubleOf(new Problem(code, status, undefined, undefined));
  expect(wordsOf("en").trouble[kind].next).not.toBe("");
  if (status >= 500) expect(kind).toBe(code === "site.closed" ? "closed" : "unavailable");
});

test("tells apart what the visitor can tell apart", () => {
  expect(troubleOf(new ConnectionLost()).kind).toBe("unreachable");
  expect(troubleOf(new SessionLapsed()).kind).toBe("expired");
  expect(troubleOf(new WireError("frame.unreadable")).kind).toBe("altered");
  expect(troubleOf(new ParleyError("challenge.unsolved")).kind).toBe("unchecked");
  expect(troubleOf(new ManifestRefused("manifest.signature")).kind).toBe("unproven");
  expect(troubleOf(new DOMException("X25519", "NotSupportedError"))).toMatchObject({ kind: "unsupported", mayRetry: false });
});

test("comes back by itself when a closed chat said it would, within bounds", () => {
  const closed = (seconds?: number): number | undefined =>
    troubleOf(new Problem("site.closed", 503, undefined, seconds)).again;
  expect([closed(12), closed(undefined), closed(0), closed(86_400)]).toEqual([12, 30, 1, 300]);
  expect(troubleOf(new Problem("upstream.unavailable", 503, undefined, 12)).again).toBeUndefined();
});
