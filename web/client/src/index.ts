export { Conversation, type Manner, type Options } from "./conversation.js";
export { type Language, lengthOf, LONGEST_TEXT, type Outcome } from "./message.js";
export { Patience } from "./patience.js";
export { ConnectionLost, ManifestRefused, ParleyError, Problem, SessionLapsed, WireError } from "./problem.js";
export { mintedBy, type Minted, type SessionSource } from "./session.js";
export type { ReplyPart } from "./turn.js";
