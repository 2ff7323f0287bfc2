// Seal: what quizgen/sealing does in Python, for the page: words, sealed boxes, tickets, receipts.
//
// TweetNaCl and noble-hashes do the cryptography: `crypto.subtle` is missing on plain http.

import { blake2b } from "@noble/hashes/blake2b";
import nacl from "tweetnacl";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const CHECK = 5;
const SIGNATURE = 64;
const NONCE = 24;

/**
 * @typedef {{assignment: string, form: string, who: string, ticket: string, claimed: string,
 *   responses: import("../state.mjs").Response[]}} Submission
 * @typedef {{assignment: string, form: string, who: string, opens: string, closes: string}} Ticket
 */

/**
 * @param {Submission} submission
 * @param {Uint8Array} key the instructor's, to seal to
 * @returns {string} one word
 */
export function sealed(submission, key) {
  const { assignment: a, form: f, who: w, ticket: t, claimed: c, responses: r } = submission;
  const message = new TextEncoder().encode(canonical({ a, c, f, r, t, w }));
  const once = nacl.box.keyPair();
  const both = joined(once.publicKey, key);
  const nonce = blake2b(both, { dkLen: NONCE });
  return armoured("QS1", joined(once.publicKey, nacl.box(message, nonce, key, once.secretKey)));
}

/**
 * @param {string} word
 * @param {Uint8Array} key the instructor's, to check with
 * @returns {Ticket | null} null for one that was changed, or is of somebody else
 */
export function readTicket(word, key) {
  const data = bared("QT1", word);
  if (!data) return null;
  const body = data.slice(SIGNATURE);
  if (!nacl.sign.detached.verify(body, data.slice(0, SIGNATURE), key)) return null;
  return JSON.parse(new TextDecoder().decode(body));
}

/**
 * @param {string} word
 * @returns {string} ten letters by which one can prove what was handed in
 */
export function receipt(word) {
  const letters = base32(nacl.hash(new TextEncoder().encode(word))).slice(0, 10);
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/**
 * @param {string} kind
 * @param {Uint8Array} data
 */
export function armoured(kind, data) {
  let text = "";
  for (const byte of data) text += String.fromCharCode(byte);
  const body = btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const check = base32(nacl.hash(joined(new TextEncoder().encode(kind), data)).slice(0, CHECK));
  return `${kind}.${body}.${check}`;
}

/**
 * @param {string} kind
 * @param {string} word
 * @returns {Uint8Array | null}
 */
export function bared(kind, word) {
  const text = word.replace(/\s/g, "");
  const found = /^(Q[A-Z]\d)\.([\w-]+)\.[A-Z2-7]{8}$/.exec(text);
  if (!found || found[1] !== kind) return null;
  const data = bytes(found[2].replace(/-/g, "+").replace(/_/g, "/"));
  return data && armoured(kind, data) === text ? data : null;
}

/**
 * @param {string} text base64
 * @returns {Uint8Array | null}
 */
export function bytes(text) {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch (error) {
    return null;
  }
}

/**
 * @param {unknown} value
 * @returns {string} JSON, fields by name, as `quizgen.sealing.canonical` writes it
 */
export function canonical(value) {
  if (typeof value === "string") return JSON.stringify(whole(value));
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(",")}}`;
}

/**
 * @param {string} text
 * @returns {string} without halves of signs, which no UTF-8 can hold
 */
function whole(text) {
  return Array.from(text, (sign) => (/^[\ud800-\udfff]$/.test(sign) ? "\ufffd" : sign)).join("");
}

/** @param {...Uint8Array} parts */
function joined(...parts) {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}

/** @param {Uint8Array} data */
function base32(data) {
  let made = "";
  let bits = 0;
  let value = 0;
  for (const byte of data) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      made += BASE32[(value >> bits) & 31];
    }
  }
  return bits ? made + BASE32[(value << (5 - bits)) & 31] : made;
}
