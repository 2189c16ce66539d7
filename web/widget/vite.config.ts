import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  logLevel: "warn",
  resolve: { alias: { "@parley/client": `${here}../client/src/index.ts` } },
  build: {
    target: "es2022",
    lib: { entry: `${here}src/index.ts`, formats: ["es"], fileName: "parley-chat" },
    rolldownOptions: {
      // @hpke/common imports Node's "crypto" where globalThis has none. A browser has, so the empty stand-in never runs.
      onLog: (level, log, report) => log.message.includes('"crypto" has been externalized') || report(level, log),
      output: { codeSplitting: false },
    },
  },
});
