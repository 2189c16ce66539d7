// `npm run demo`: the hotel's page with the built widget and a gateway that answers from this process. Ctrl+C ends it.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const load = async (name) =>
  (await runnerImport(fileURLToPath(new URL(name, import.meta.url)), { configFile: false, logLevel: "error" })).module;
const [{ Surroundings }, { answer }] = [await load("servers.ts"), await load("answers.ts")];
const around = await Surroundings.start(answer);
around.gateway.pace = 120;
process.stdout.write(`${around.page}\n`);
