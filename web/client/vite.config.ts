import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  logLevel: "warn",
  build: {
    target: "es2022",
    minify: false,
    lib: { entry: `${here}src/index.ts`, formats: ["es"], fileName: "parley-client" },
    rolldownOptions: { external: [/^@hpke\//] },
  },
  plugins: [
    {
      name: "types",
      closeBundle() {
        execFileSync(process.execPath, [`${here}../node_modules/typescript/bin/tsc`, "-p", `${here}tsconfig.types.json`], { stdio: "inherit" });
      },
    },
  ],
});
