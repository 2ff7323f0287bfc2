// Seal: what quizgen/sealing does in Python, for the page: words, sealed boxes, tickets, receipts.
//
// TweetNaCl and noble-hashes do the cryptography: `crypto.subtle` is missing on plain http.

import { blake2b } from "@noble/hashes/blake2b";
import nacl from "tweetnacl";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const CHECK = 5;
const SIGNATURE = 64;
const NONCE = 24;
const KEY = 32;
/** What Python takes for white space: others than `\s` of JavaScript. */
const SPACE = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
/** Of the group that signatures are made in. */
const ORDER = (1n << 252n) + 27742317777372353535851937790883648493n;

/**
 * @typedef {{assignment: string, form: string, who: string, ticket: string, claimed: string,
 *   responses: import("../state.mjs").Response[]}} Submission
 * @typedef {{assignment: string, form: string, who: string, opens: string, closes: string}} Ticket
 */

/** Why something sealed cannot be taken; says it as `quizgen.sealing` does. */
export class SealError extends Error {}

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
 * @param {Uint8Array} secret the instructor's, to open with
 * @returns {Submission}
 * @throws {SealError} if it is none, was changed, or was sealed to somebody else
 */
export function opened(word, secret) {
  const data = taken("QS1", word);
  const plain = unboxed(data, secret);
  if (!plain) throw new SealError("it was changed, or sealed to another instructor");
  const wire = parsed(plain);
  if (wire === undefined) throw new SealError("the submission is not written in the one way");
  const fits =
    typeof wire === "object" &&
    wire !== null &&
    Object.keys(wire).sort().join() === "a,c,f,r,t,w" &&
    Array.isArray(wire.r) &&
    ["a", "c", "f", "t", "w"].every((name) => typeof wire[name] === "string");
  if (!fits) throw new SealError("the submission has other fields");
  const { a: assignment, c: claimed, f: form, r: responses, t: ticket, w: who } = wire;
  return { assignment, claimed, form, responses, ticket, who };
}

/**
 * @param {Uint8Array} data
 * @param {Uint8Array} secret
 * @returns {Uint8Array | null}
 */
function unboxed(data, secret) {
  if (data.length < KEY + nacl.box.overheadLength) return null;
  const once = data.slice(0, KEY);
  // Of no person: everybody knows what such a key agrees on. libsodium refuses it too.
  if (!nacl.scalarMult(secret, once).some(Boolean)) return null;
  const nonce = blake2b(joined(once, nacl.scalarMult.base(secret)), { dkLen: NONCE });
  return nacl.box.open(data.slice(KEY), nonce, once, secret);
}

/**
 * @param {Uint8Array} data
 * @returns {any} what `canonical` has written; undefined for anything else
 */
function parsed(data) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
    const value = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch (error) {
    return undefined;
  }
}

/**
 * @param {string} word
 * @param {Uint8Array} key the instructor's, to check with
 * @returns {Ticket | null} null for one that was changed, or is of somebody else
 */
export function readTicket(word, key) {
  try {
    return ticketIn(word, key);
  } catch (error) {
    return null;
  }
}

/**
 * @param {string} word
 * @param {Uint8Array} key the instructor's, to check with
 * @returns {Ticket}
 * @throws {SealError} if it is none, was changed, or was not signed with this key
 */
export function ticketIn(word, key) {
  const data = taken("QT1", word);
  const body = data.slice(SIGNATURE);
  if (!signed(body, data.slice(0, SIGNATURE), key)) {
    throw new SealError("the ticket was not signed by this instructor");
  }
  const ticket = parsed(body);
  const names = typeof ticket === "object" && ticket !== null ? Object.keys(ticket) : [];
  const known = ["assignment", "form", "who", "opens", "closes"];
  const fits = known.slice(0, 3).every((name) => names.includes(name));
  if (!fits || !names.every((name) => known.includes(name))) {
    throw new SealError("the ticket has other fields");
  }
  return { opens: "", closes: "", ...ticket };
}

/**
 * @param {Uint8Array} body
 * @param {Uint8Array} signature
 * @param {Uint8Array} key
 */
function signed(body, signature, key) {
  if (signature.length !== SIGNATURE) return false;
  // A second way to write a signature: TweetNaCl would take it, libsodium does not.
  let second = 0n;
  for (const byte of signature.slice(SIGNATURE / 2).reverse()) second = (second << 8n) | BigInt(byte);
  return second < ORDER && nacl.sign.detached.verify(body, signature, key);
}

/**
 * @param {string} word
 * @returns {string} ten letters by which one can prove what was handed in
 */
export function receipt(word) {
  const letters = base32(nacl.hash(new TextEncoder().encode(spaceless(word)))).slice(0, 10);
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
 * @param {string} word white space in it is overlooked
 * @returns {Uint8Array}
 * @throws {SealError} if it is no such word, or was changed
 */
function taken(kind, word) {
  const text = spaceless(word);
  const found = /^(Q[A-Z]\d)\.([\w-]+)\.[A-Z2-7]{8}$/.exec(text);
  if (!text.startsWith(`${kind}.`)) throw new SealError(`not a text that begins with ${kind}.`);
  const data = found && bytes(found[2].replace(/-/g, "+").replace(/_/g, "/"));
  if (found && !data) throw new SealError("letters are missing");
  if (!data || armoured(kind, data) !== text) throw new SealError("the text was changed or cut");
  return data;
}

/**
 * Every word of a kind in a text, as from a chat with other lines between; one that was cut comes
 * as far as it goes: whoever sent it must not be forgotten.
 *
 * @param {string} kind
 * @param {string} text
 * @returns {string[]}
 */
export function words(kind, text) {
  const parts = text.split(`${kind}.`).slice(1);
  const space = SPACE.source;
  const whole = new RegExp(`^[A-Za-z0-9_${space.slice(1, -1)}-]+\\.${space}*[A-Z2-7]{8}(?![A-Z2-7])`);
  const rest = new RegExp(`^[A-Za-z0-9_.-]*(?:${space}+[A-Za-z0-9_.-]{20,})*`);
  return parts.map((part) => {
    const found = whole.exec(part) || rest.exec(part);
    return `${kind}.${spaceless(found ? found[0] : "")}`;
  });
}

/** @param {string} text */
export function spaceless(text) {
  return text.replace(SPACE, "");
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
  const fields = Object.entries(value).sort(([a], [b]) => compareTexts(a, b));
  return `{${fields.map(([name, one]) => `${canonical(name)}:${canonical(one)}`).join(",")}}`;
}

/**
 * By code points, as Python compares texts; JavaScript alone would compare halves of signs.
 *
 * @param {string} a
 * @param {string} b
 * @returns {number}
 */
export function compareTexts(a, b) {
  const [one, other] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    const difference = Number(one[at].codePointAt(0)) - Number(other[at].codePointAt(0));
    if (difference) return difference;
  }
  return one.length - other.length;
}

/**
 * @param {string} text
 * @returns {string} without halves of signs, which no UTF-8 can hold
 */
function whole(text) {
  return Array.from(text, (sign) => (/^[\ud800-\udfff]$/.test(sign) ? "\ufffd" : sign)).join("");
}

/** @param {...Uint8Array} parts */
export function joined(...parts) {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}

/** @param {Uint8Array} data */
export function base32(data) {
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
