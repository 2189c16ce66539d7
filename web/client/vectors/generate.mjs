import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const file = new URL("../../../contracts/sealed-wire-vectors.json", import.meta.url);
const source = fileURLToPath(new URL("generate.ts", import.meta.url));
const { module } = await runnerImport(source, { configFile: false, logLevel: "error" });
const kept = await readFile(file, "utf8").then(JSON.parse, () => undefined);
await writeFile(file, `${JSON.stringify(await module.vectors(kept), null, 2)}\n`);
