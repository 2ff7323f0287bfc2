// Keys: reads and makes the file with which tickets are signed and submissions opened.

import { argon2id } from "@noble/hashes/argon2";
import nacl from "tweetnacl";

import { bytes, joined } from "../assigned/seal.mjs";
import { t } from "../messages.mjs";
import { WrongFile, json } from "./opening.mjs";
import { written } from "./plain.mjs";

/**
 * Secret: `sign` and `open`; for everybody: `verify` and `seal`.
 *
 * @typedef {{sign: Uint8Array, open: Uint8Array, verify: Uint8Array, seal: Uint8Array}} Keys
 */

/** Argon2id as libsodium does it for `quizgen keys`: three passes over 64 MiB. */
const COST = { t: 3, m: 65536, p: 1, dkLen: 32 };
const HALF = 32;
const SALT = 16;

/**
 * @param {string} text
 * @returns {boolean} whether a password is needed
 */
export function isLocked(text) {
  return "salt" in json(text, "keys");
}

/**
 * @param {string} text
 * @param {string} password
 * @returns {Keys} after some seconds where there is a password
 */
export function readKeys(text, password) {
  const data = json(text, "keys");
  let secret = bytes(String(data.keys));
  if (secret && "salt" in data) {
    const salt = bytes(String(data.salt)) || new Uint8Array(0);
    const size = nacl.secretbox.nonceLength;
    const key = argon2id(password, salt, COST);
    secret = nacl.secretbox.open(secret.slice(size), secret.slice(0, size), key);
    if (!secret) throw new WrongFile(t("work.wrong.password"));
  }
  if (!secret || secret.length !== 2 * HALF) throw new WrongFile(t("work.wrong.keys"));
  return keysOf(secret);
}

/**
 * @param {Uint8Array} secret both halves
 * @returns {Keys}
 */
function keysOf(secret) {
  const signing = nacl.sign.keyPair.fromSeed(secret.slice(0, HALF));
  const open = secret.slice(HALF);
  const seal = nacl.box.keyPair.fromSecretKey(open).publicKey;
  return { sign: signing.secretKey, verify: signing.publicKey, open, seal };
}

/**
 * @param {string} password "" for a file that anybody can open
 * @returns {{keys: Keys, text: string}} new keys, and their file as `quizgen keys` writes it
 */
export function newKeys(password) {
  const secret = joined(nacl.randomBytes(HALF), nacl.randomBytes(HALF));
  const keys = keysOf(secret);
  /** @type {{[field: string]: unknown}} */
  const content = {
    quizgen: "keys",
    schema: 1,
    warning: "secret: never publish or send this file",
  };
  if (password) {
    const salt = nacl.randomBytes(SALT);
    const key = argon2id(password, salt, COST);
    const nonce = nacl.randomBytes(nacl.secretbox.nonceLength);
    content.salt = base64(salt);
    content.keys = base64(joined(nonce, nacl.secretbox(secret, nonce, key)));
  } else content.keys = base64(secret);
  content.public = { verify: base64(keys.verify), seal: base64(keys.seal) };
  return { keys, text: `${written(content)}\n` };
}

/**
 * @param {Uint8Array} data
 * @returns {string}
 */
export function base64(data) {
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
}
