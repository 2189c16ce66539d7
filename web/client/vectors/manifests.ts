/** Manifests: one to believe, and one for each reason not to. */

import { fromBase64Url, toBase64Url } from "../src/bytes.js";
import { keyId, verifyManifest } from "../src/manifest.js";
import { hex } from "./samples.js";
import { labelled, ManifestSigner, signingInput, x25519 } from "./keys.js";
import { flipped } from "./engine.js";
import type { Bytes } from "../src/bytes.js";
import type { ManifestVector } from "./vectors.js";

export const signer = new ManifestSigner(labelled("parley vector manifest signer"));
const stranger = new ManifestSigner(labelled("parley vector stranger"));

const NOW = 1_790_000_000;
const HEADER = { alg: "ES256", typ: "parley-manifest+jwt", kid: "1" };

export async function engineKeyClaim(raw: Bytes, exp: number): Promise<{ kid: string; pub: string; exp: number }> {
  return { kid: toBase64Url(await keyId(raw)), pub: toBase64Url(raw), exp };
}

export async function manifestVectors(raw: Bytes, kept: readonly ManifestVector[]): Promise<ManifestVector[]> {
  const key = await engineKeyClaim(raw, NOW + 86_400);
  const older = await engineKeyClaim((await x25519(labelled("parley vector older recipient"))).raw, NOW + 600);
  const claims = { iss: "engine-adapter-service", iat: NOW - 60, exp: NOW + 3_600, keys: [key, older] };
  const id = hex(fromBase64Url(key.kid)!);

  const made = async (name: string, code: string | null, header: object, body: object, by = signer, now = NOW): Promise<ManifestVector> => {
    const before = kept.find((vector) => vector.name === name);
    const reusable = before?.jws.startsWith(`${signingInput(header, body)}.`) && (await verifies(before.jws, by));
    const jws = reusable ? before!.jws : by.sign(header, body);
    return { name, pinned: signer.pinned, now, jws, keyId: code === null ? id : null, code };
  };
  const good = await made("genuine", null, HEADER, claims);
  const altered = (jws: string): string => {
    const [header, body, signature] = jws.split(".");
    return `${header}.${body}.${toBase64Url(flipped(fromBase64Url(signature!)!, -1))}`;
  };
  return [
    good,
    { ...good, name: "signature altered", jws: altered(good.jws), keyId: null, code: "manifest.signature" },
    { ...good, name: "not a JWS", jws: "parley", keyId: null, code: "manifest.malformed" },
    await made("signed by a stranger", "manifest.signature", HEADER, claims, stranger),
    await made("another type", "manifest.type", { ...HEADER, typ: "parley-ticket+jwt" }, claims),
    await made("another algorithm", "manifest.type", { ...HEADER, alg: "none" }, claims),
    await made("another issuer", "manifest.issuer", HEADER, { ...claims, iss: "gateway-service" }),
    await made("expired", "manifest.expired", HEADER, claims, signer, NOW + 3_600),
    await made("valid for more than a day", "manifest.lifetime", HEADER, { ...claims, exp: claims.iat + 86_401 }),
    await made("no keys", "manifest.key", HEADER, { ...claims, keys: [] }),
    await made("key id of another key", "manifest.key", HEADER, { ...claims, keys: [{ ...key, kid: older.kid }] }),
    await made("first key expired", "manifest.key", HEADER, { ...claims, keys: [{ ...key, exp: NOW }] }),
  ];
}

async function verifies(jws: string, by: ManifestSigner): Promise<boolean> {
  try {
    await verifyManifest(jws, by.pinned, 0);
    return true;
  } catch (error) {
    // What is wrong on purpose comes after the signature; only a signature that fails asks for a new one.
    return (error as { code?: string }).code !== "manifest.signature" && (error as { code?: string }).code !== "manifest.malformed";
  }
}
