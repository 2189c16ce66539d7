import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: { alias: { "@parley/client": `${here}../client/src/index.ts` } },
  build: {
    target: "es2022",
    lib: { entry: `${here}src/index.ts`, formats: ["es"], fileName: "parley-chat" },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
