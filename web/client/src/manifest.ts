/**
 * The engine's public keys, believed only under the signature that the site pinned in its page.
 *
 * contracts/sealed-wire.md, section 1. Whatever cannot be checked is refused; there is no way around the pin.
 */

import { type Bytes, fromBase64Url, sameBytes, utf8 } from "./bytes.js";
import { ManifestRefused } from "./problem.js";

export interface EngineKey {
  /** The first 8 bytes of SHA-256 over the public key. */
  readonly id: Bytes;
  /** X25519, 32 bytes. */
  readonly publicKey: Bytes;
}

const TYPE = "parley-manifest+jwt";
const ISSUER = "engine-adapter-service";
const LONGEST_LIFE_SECONDS = 86_400;

/**
 * @param pinned the 65-byte uncompressed P-256 point, b64u
 * @param now seconds since the epoch
 * @returns the key to seal for
 */
export async function verifyManifest(jws: string, pinned: string, now: number): Promise<EngineKey> {
  const parts = jws.trim().split(".");
  const [header = "", claims = "", signature = ""] = parts;
  if (parts.length !== 3) throw new ManifestRefused("manifest.malformed");

  const { alg, typ } = json(header);
  if (alg !== "ES256" || typ !== TYPE) throw new ManifestRefused("manifest.type");
  await verifySignature(utf8(`${header}.${claims}`), bytes(signature), bytes(pinned));

  const { iss, iat, exp, keys } = json(claims);
  if (iss !== ISSUER) throw new ManifestRefused("manifest.issuer");
  if (typeof iat !== "number" || typeof exp !== "number" || exp - iat > LONGEST_LIFE_SECONDS)
    throw new ManifestRefused("manifest.lifetime");
  if (exp <= now) throw new ManifestRefused("manifest.expired");
  return firstKey(keys, now);
}

async function verifySignature(signed: Bytes, signature: Bytes, point: Bytes): Promise<void> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("raw", point, algorithm, false, ["verify"]).catch(() => undefined);
  const genuine =
    key !== undefined && (await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, signed));
  if (!genuine) throw new ManifestRefused("manifest.signature");
}

async function firstKey(keys: unknown, now: number): Promise<EngineKey> {
  const first: unknown = Array.isArray(keys) ? keys[0] : undefined;
  if (typeof first !== "object" || first === null) throw new ManifestRefused("manifest.key");
  const { kid, pub, exp } = first as Record<string, unknown>;
  if (typeof kid !== "string" || typeof pub !== "string" || typeof exp !== "number" || exp <= now)
    throw new ManifestRefused("manifest.key");
  const publicKey = bytes(pub);
  const id = bytes(kid);
  if (publicKey.length !== 32 || !sameBytes(id, await keyId(publicKey))) throw new ManifestRefused("manifest.key");
  return { id, publicKey };
}

export async function keyId(publicKey: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", publicKey)).slice(0, 8);
}

function bytes(part: string): Bytes {
  const decoded = fromBase64Url(part);
  if (decoded === undefined) throw new ManifestRefused("manifest.malformed");
  return decoded;
}

function json(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes(part)));
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    throw new ManifestRefused("manifest.malformed");
  }
  throw new ManifestRefused("manifest.malformed");
}
