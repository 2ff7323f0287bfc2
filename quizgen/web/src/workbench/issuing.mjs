// Issuing: tickets, the capsule of a key and its hash, as quizgen/sealing makes them.

import nacl from "tweetnacl";

import { armoured, base32, canonical, joined } from "../assigned/seal.mjs";

const COMMITMENT = 26;

/** @typedef {import("../assigned/seal.mjs").Ticket} Ticket */

/**
 * @param {Ticket} ticket
 * @param {Uint8Array} key the instructor's, to sign with
 * @returns {string} one word
 */
export function issued(ticket, key) {
  const body = new TextEncoder().encode(canonical(ticket));
  return armoured("QT1", joined(nacl.sign.detached(body, key), body));
}

/**
 * @param {unknown} content
 * @returns {{capsule: string, word: string}} for everybody, and what opens it, for later
 */
export function locked(content) {
  const key = nacl.randomBytes(nacl.secretbox.keyLength);
  const nonce = nacl.randomBytes(nacl.secretbox.nonceLength);
  const box = nacl.secretbox(new TextEncoder().encode(canonical(content)), nonce, key);
  return { capsule: armoured("QC1", joined(nonce, box)), word: armoured("QK1", key) };
}

/**
 * @param {string} capsule
 * @returns {string} its hash as people compare it
 */
export function commitment(capsule) {
  const letters = base32(nacl.hash(new TextEncoder().encode(capsule))).slice(0, COMMITMENT);
  return (letters.match(/.{1,5}/g) || []).join("-");
}
