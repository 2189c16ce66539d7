/** Replies whole, cut, resumed and cut elsewhere the second time. */

import { ENGINE } from "../src/frame.js";
import { type Chunk, padded } from "../src/message.js";
import { headerOf, hex, type Sample, seal } from "./samples.js";
import { labelled } from "./keys.js";
import type { ReplyVector } from "./vectors.js";

interface Delivery {
  readonly lastEventId?: string;
  readonly chunks: readonly (Chunk & { readonly at: number })[];
}

export async function replyVectors(of: Sample): Promise<ReplyVector[]> {
  const first = { at: 0, offset: 0, text: "Breakfast is served " };
  const second = { at: 1, offset: 20, text: "from 7 to 10:30." };
  const last = { at: 2, offset: 36, text: " Bring an appetite 🥐.", outcome: "answered" } as const;
  const whole = first.text + second.text + last.text;
  const anew = [
    { at: 1, offset: 8, text: whole.slice(8, 30) },
    { at: 2, offset: 30, text: whole.slice(30), outcome: "answered" } as const,
  ];
  return Promise.all([
    reply(of, "a whole reply", 1, [{ chunks: [first, second, last] }], whole, "answered"),
    reply(of, "a reply without its final mark is cut", 2, [{ chunks: [first, second] }], first.text + second.text, null),
    reply(of, "a cut reply resumed", 3, [{ chunks: [first] }, { lastEventId: "3.0", chunks: [second, last] }], whole, "answered"),
    reply(of, "a cut reply told from the beginning", 4, [{ chunks: [first, second] }, { lastEventId: "4.1", chunks: [first, second, last] }], whole, "answered"),
    reply(of, "a cut reply resumed with chunks cut elsewhere", 5, [{ chunks: [first] }, { lastEventId: "5.0", chunks: anew }], whole, "answered"),
    reply(of, "a surrogate pair split between chunks", 6, [{ chunks: [
      { at: 0, offset: 0, text: "🥐\ud83e" },
      { at: 1, offset: 3, text: "\udd50", outcome: "answered" },
    ] }], "🥐🥐", "answered"),
  ]);
}

async function reply(
  of: Sample,
  name: string,
  sequence: number,
  deliveries: readonly Delivery[],
  text: string,
  outcome: string | null,
): Promise<ReplyVector> {
  const sealed = deliveries.map(async ({ lastEventId, chunks }, delivery) => ({
    ...(lastEventId !== undefined && { lastEventId }),
    events: await Promise.all(
      chunks.map(async ({ at, ...chunk }) => {
        const header = headerOf(of, ENGINE, sequence, at, "outcome" in chunk);
        const nonce = labelled(`parley vector nonce ${name} ${delivery}.${at}`, 12);
        return hex(await seal(of, header, padded(JSON.stringify(chunk)), nonce));
      }),
    ),
  }));
  return { name, conversation: of.vector.conversation, sequence, deliveries: await Promise.all(sealed), text, outcome };
}
