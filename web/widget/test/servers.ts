/**
 * The widget's surroundings for trying it: the hotel's page on one address and a gateway on another, as in life.
 *
 * Behind the gateway's address stands the client's TestGateway: the real wire, with faults on demand.
 */

import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { type Answer, TestGateway } from "../../client/test/gateway.js";

const PAGE = new URL("../../../platform/demo/hotel/page/", import.meta.url);
const WIDGET = new URL("../dist/parley-chat.js", import.meta.url);
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
/** As strict as a careful site would have it; nothing inline, nothing evaluated. */
const policy = (gateway: string): string =>
  `default-src 'none'; script-src 'self' ${gateway}; style-src 'self'; font-src 'self'; img-src 'self'; ` +
  `connect-src 'self' ${gateway}; base-uri 'none'; form-action 'none'`;

export class Surroundings {
  private constructor(
    readonly gateway: TestGateway,
    readonly page: string,
    private readonly servers: readonly Server[],
  ) {}

  static async start(answer: (text: string, language: string) => Answer): Promise<Surroundings> {
    const gateway = new TestGateway("hotel", answer);
    const gatewayServer = await listening((request, response) => serveGateway(gateway, request, response));
    const gatewayUrl = addressOf(gatewayServer);
    const config = { gateway: gatewayUrl, site: "hotel", manifestKey: gateway.manifestKey };
    const pageServer = await listening((request, response) => servePage(config, gateway, request, response));
    return new Surroundings(gateway, addressOf(pageServer), [gatewayServer, pageServer]);
  }

  stop(): void {
    for (const server of this.servers) {
      server.closeAllConnections();
      server.close();
    }
  }
}

function listening(handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>): Promise<Server> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function addressOf(server: Server): string {
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

async function servePage(
  config: { gateway: string },
  gateway: TestGateway,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  response.setHeader("Content-Security-Policy", policy(config.gateway));
  if (path === "/config.js") {
    response.setHeader("Content-Type", TYPES[".js"]!);
    response.end(`window.PARLEY = ${JSON.stringify(config)};`);
    return;
  }
  if (path === "/chat-session" && request.method === "POST") {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(gateway.mint("guest-17")));
    return;
  }
  const file = fileURLToPath(new URL(`.${path === "/" ? "/index.html" : path}`, PAGE));
  response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
  response.end(await readFile(file));
}

async function serveGateway(gateway: TestGateway, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Parley-Challenge, Parley-Key, Last-Event-ID");
  if (request.method === "OPTIONS") return void response.writeHead(204).end();
  if (request.url === "/widget/parley-chat.js") {
    response.setHeader("Content-Type", TYPES[".js"]!);
    return void response.end(await readFile(WIDGET));
  }
  const body: Buffer[] = [];
  for await (const piece of request) body.push(piece as Buffer);
  const answer = await gateway.handle(
    new Request(`http://gateway${request.url}`, {
      method: request.method!,
      headers: Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(request.method === "POST" && { body: Buffer.concat(body) }),
    }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) return void response.end();
  Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]).pipe(response);
}
