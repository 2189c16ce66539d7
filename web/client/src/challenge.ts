/**
 * The proof of work that the gateway asks for before a session: ALTCHA's protocol, version 1, solved by its own
 * library in our bundle. Nobody has to see, click or type anything.
 *
 * Each number is hashed by WebCrypto, off the page's thread, so the page stays responsive without a worker, which a
 * page's content security policy would have to allow.
 */

import { solveChallenge } from "altcha-lib/v1";
import { ParleyError, problemOf } from "./problem.js";

/** The header that carries a solution. */
export const CHALLENGE_HEADER = "Parley-Challenge";

/** More would take minutes: whoever asks for it is not our gateway. */
const MOST_WORK = 10_000_000;

interface Challenge {
  readonly algorithm: "SHA-256";
  readonly challenge: string;
  readonly maxnumber: number;
  readonly salt: string;
  readonly signature: string;
}

/** Fetches a new challenge and solves it. @returns the header's value; nothing where nobody is asked for work */
export async function solved(gateway: string, fetch: typeof globalThis.fetch): Promise<string | undefined> {
  const response = await fetch(`${gateway}/v1/challenge`, { cache: "no-store" });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined;
  const { algorithm, challenge, maxnumber, salt, signature } = checked(await response.json().catch(() => undefined));
  const found = await solveChallenge(challenge, salt, algorithm, maxnumber).promise;
  if (found === null) throw new ParleyError("challenge.unsolvable");
  return btoa(JSON.stringify({ algorithm, challenge, number: found.number, salt, signature, took: found.took }));
}

function checked(body: unknown): Challenge {
  const given = (typeof body === "object" && body !== null ? body : {}) as Partial<Challenge>;
  const texts = [given.challenge, given.salt, given.signature].every((text) => typeof text === "string");
  const work = Number.isInteger(given.maxnumber) && given.maxnumber! > 0 && given.maxnumber! <= MOST_WORK;
  if (!texts || !work || given.algorithm !== "SHA-256") throw new ParleyError("challenge.malformed");
  return given as Challenge;
}
