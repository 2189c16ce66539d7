/**
 * Makes contracts/sealed-wire-vectors.json: `npm run vectors`.
 *
 * Everything follows from labels, so a second run gives the same bytes; only the manifests' ES256 signatures are drawn
 * by lot and therefore kept from the file where they still verify.
 */

import { ENGINE, frameAad, type Header, VISITOR, writeHeader } from "../src/frame.js";
import { keyId } from "../src/manifest.js";
import { padded } from "../src/message.js";
import { labelled, x25519 } from "./keys.js";
import { manifestVectors, signer } from "./manifests.js";
import { exchangeVectors, refusalVectors, replyRefusalVectors } from "./refusals.js";
import { replyVectors } from "./replies.js";
import { headerOf, hex, recipientKey, type Sample, sample, seal, SITE } from "./samples.js";
import type { FrameVector, Vectors } from "./vectors.js";

async function frameVector(of: Sample, name: string, header: Header, message: object): Promise<FrameVector> {
  const nonce = labelled(`parley vector nonce ${name}`, 12);
  const plaintext = padded(JSON.stringify(message));
  return {
    name,
    conversation: of.vector.conversation,
    direction: header.direction,
    final: header.final,
    sequence: Number(header.sequence),
    chunk: header.chunk,
    nonce: hex(nonce),
    message,
    plaintext: hex(plaintext),
    header: hex(writeHeader(header)),
    aad: hex(frameAad(of.vector.site, writeHeader(header))),
    frame: hex(await seal(of, header, plaintext, nonce)),
  };
}

async function frameVectors(hotel: Sample, arabic: Sample): Promise<FrameVector[]> {
  const block = { text: "x".repeat(64 - JSON.stringify({ text: "", language: "en" }).length), language: "en" };
  const longest = { text: "🌊".repeat(4_000), language: "de" };
  return Promise.all([
    frameVector(hotel, "first question", headerOf(hotel, VISITOR, 1), { text: "What time is check-in?", language: "en" }),
    frameVector(hotel, "umlauts", headerOf(hotel, VISITOR, 2), { text: "Wann gibt es Frühstück? Größe: ½ ß", language: "de" }),
    frameVector(arabic, "arabic on a site with a name in arabic", headerOf(arabic, VISITOR, 1), { text: "متى موعد تسجيل الوصول؟", language: "ar" }),
    frameVector(hotel, "plaintext of exactly one block", headerOf(hotel, VISITOR, 3), block),
    frameVector(hotel, "longest text outside the basic plane", headerOf(hotel, VISITOR, 4), longest),
    frameVector(hotel, "turn beyond 32 bits", headerOf(hotel, VISITOR, 4_294_967_298), { text: "?", language: "en" }),
    frameVector(hotel, "first chunk", headerOf(hotel, ENGINE, 1), { offset: 0, text: "Check-in is from " }),
    frameVector(hotel, "final chunk", headerOf(hotel, ENGINE, 1, 1, true), { offset: 17, text: "15:00.", outcome: "answered" }),
    frameVector(arabic, "arabic reply in one chunk", headerOf(arabic, ENGINE, 1, 0, true), { offset: 0, text: "من الساعة ٣ عصرًا.", outcome: "answered" }),
  ]);
}

export async function vectors(kept?: Vectors): Promise<Vectors> {
  const hotel = await sample("hotel", SITE);
  const other = await sample("another of the same site", SITE);
  const arabic = await sample("arabic", "فندق");
  const { raw } = await x25519(recipientKey);
  return {
    about: "Made by web/client/vectors (npm run vectors); run by both sides of contracts/sealed-wire.md. Hex unless b64u.",
    recipient: { privateKey: hex(recipientKey), publicKey: hex(raw), keyId: hex(await keyId(raw)) },
    manifestKey: { privateKey: hex(signer.scalar), pinnedB64u: signer.pinned },
    conversations: [hotel.vector, other.vector, arabic.vector],
    frames: await frameVectors(hotel, arabic),
    replies: await replyVectors(hotel),
    refusals: await refusalVectors(hotel, other),
    exchanges: await exchangeVectors(hotel, other),
    replyRefusals: await replyRefusalVectors(hotel, other),
    manifests: await manifestVectors(raw, kept?.manifests ?? []),
  };
}
