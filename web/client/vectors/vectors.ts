/** The form of contracts/sealed-wire-vectors.json. Bytes are lower-case hex unless a name says b64u. */

export interface ConversationVector {
  readonly name: string;
  readonly site: string;
  readonly conversation: string;
  readonly secret: string;
  readonly ephemeralPrivateKey: string;
  readonly hpkeInfo: string;
  readonly hpkeAad: string;
  /** Opens under the recipient's key; sealing with the ephemeral key gives the same bytes. */
  readonly sealedKey: string;
  /** SHA-256 of the sealed key. */
  readonly keyDigest: string;
  readonly visitorKey: string;
  readonly engineKey: string;
}

export interface FrameVector {
  readonly name: string;
  readonly conversation: string;
  readonly direction: 1 | 2;
  readonly final: boolean;
  readonly sequence: number;
  readonly chunk: number;
  readonly nonce: string;
  readonly message: object;
  /** JSON and its padding. */
  readonly plaintext: string;
  readonly header: string;
  readonly aad: string;
  readonly frame: string;
}

/** Two deliveries of one reply; the second resumes after `lastEventId`. */
export interface ReplyVector {
  readonly name: string;
  readonly conversation: string;
  readonly sequence: number;
  readonly deliveries: readonly { readonly lastEventId?: string; readonly events: readonly string[] }[];
  readonly text: string;
  readonly outcome: string | null;
}

/** A frame that the engine refuses, as sent to `pathConversation` of `site`. */
export interface RefusalVector {
  readonly name: string;
  readonly site: string;
  readonly pathConversation: string;
  readonly frame: string;
  readonly code: string;
}

/** Frames sent one after the other to a server that has seen nothing; null where the frame is accepted. */
export interface ExchangeVector {
  readonly name: string;
  readonly site: string;
  readonly conversation: string;
  readonly frames: readonly { readonly frame: string; readonly code: string | null }[];
}

/** A reply frame that the client refuses in turn `sequence` of the conversation. */
export interface ReplyRefusalVector {
  readonly name: string;
  readonly conversation: string;
  readonly sequence: number;
  readonly frame: string;
  readonly code: string;
}

export interface ManifestVector {
  readonly name: string;
  readonly pinned: string;
  readonly now: number;
  readonly jws: string;
  /** The key to seal for, or why the manifest is refused. */
  readonly keyId: string | null;
  readonly code: string | null;
}

export interface Vectors {
  readonly about: string;
  readonly recipient: { readonly privateKey: string; readonly publicKey: string; readonly keyId: string };
  readonly manifestKey: { readonly privateKey: string; readonly pinnedB64u: string };
  readonly conversations: readonly ConversationVector[];
  readonly frames: readonly FrameVector[];
  readonly replies: readonly ReplyVector[];
  readonly refusals: readonly RefusalVector[];
  readonly exchanges: readonly ExchangeVector[];
  readonly replyRefusals: readonly ReplyRefusalVector[];
  readonly manifests: readonly ManifestVector[];
}
