import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["widget/test/**/*.browser.ts"], testTimeout: 20_000, hookTimeout: 20_000 },
});
