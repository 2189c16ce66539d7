import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const BUDGET = 60 * 1024;
const root = fileURLToPath(new URL("..", import.meta.url));
let files: { fileName: string; code: string }[];

beforeAll(async () => {
  // Vitest's own "test" would choose the development build of Lit.
  vi.stubEnv("NODE_ENV", "production");
  const built = await build({ root, configFile: `${root}/vite.config.ts`, logLevel: "silent", build: { write: false } });
  files = (Array.isArray(built) ? built : [built]).flatMap((result) => ("output" in result ? result.output : [])) as never;
});

afterAll(() => void vi.unstubAllEnvs());

test("is one file of at most 60 kB gzipped, with its cryptography", () => {
  expect(files.map(({ fileName }) => fileName)).toEqual(["parley-chat.js"]);
  expect(files[0]!.code).toContain("X25519");
  expect(gzipSync(files[0]!.code, { level: 9 }).length).toBeLessThanOrEqual(BUDGET);
});

test("evaluates nothing and fetches nothing from elsewhere", () => {
  const { code } = files[0]!;
  expect(code).not.toMatch(/\beval\(|new Function\(|<style|\bimport\s*["'(]https?:/);
  const addresses = code.match(/https?:\/\/[^\s"'`)]+/g) ?? [];
  expect(addresses.filter((address) => !address.includes("www.w3.org"))).toEqual([]);
});
