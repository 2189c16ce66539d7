/** Key pairs from fixed scalars, so that vectors come out the same every time. Node only. */

import { createECDH, createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { type Bytes, toBase64Url, utf8 } from "../src/bytes.js";

/** Bytes that anybody can recompute: SHA-256 of a label. */
export function labelled(label: string, length = 32): Bytes {
  return new Uint8Array(createHash("sha256").update(label).digest()).slice(0, length);
}

const PKCS8_X25519 = Buffer.from("302e020100300506032b656e04220420", "hex");

export async function x25519(scalar: Bytes): Promise<CryptoKeyPair & { raw: Bytes }> {
  const der = Buffer.concat([PKCS8_X25519, scalar]);
  const jwk = createPublicKey(createPrivateKey({ key: der, format: "der", type: "pkcs8" })).export({ format: "jwk" });
  const raw = new Uint8Array(Buffer.from(jwk.x!, "base64url"));
  const algorithm = { name: "X25519" };
  return {
    raw,
    publicKey: await crypto.subtle.importKey("raw", raw, algorithm, true, []),
    privateKey: await crypto.subtle.importKey("pkcs8", der, algorithm, true, ["deriveBits"]),
  };
}

/** ES256 signatures are drawn by lot; `sign` makes a new one each time. */
export class ManifestSigner {
  /** The 65-byte uncompressed point, b64u. */
  readonly pinned: string;
  readonly #key: ReturnType<typeof createPrivateKey>;

  constructor(readonly scalar: Bytes) {
    const ecdh = createECDH("prime256v1");
    ecdh.setPrivateKey(scalar);
    const point = ecdh.getPublicKey();
    this.pinned = point.toString("base64url");
    const [x, y, d] = [point.subarray(1, 33), point.subarray(33), scalar].map((part) =>
      Buffer.from(part).toString("base64url"),
    );
    this.#key = createPrivateKey({ key: { kty: "EC", crv: "P-256", x: x!, y: y!, d: d! }, format: "jwk" });
  }

  sign(header: object, claims: object): string {
    const input = signingInput(header, claims);
    const signature = sign("sha256", utf8(input), { key: this.#key, dsaEncoding: "ieee-p1363" });
    return `${input}.${signature.toString("base64url")}`;
  }
}

export function signingInput(header: object, claims: object): string {
  return [header, claims].map((part) => toBase64Url(utf8(JSON.stringify(part)))).join(".");
}
