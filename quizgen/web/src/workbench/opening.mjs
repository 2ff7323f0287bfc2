// Opening: the files that an instructor keeps: assignment, keys, roster, marking sheet.

import { argon2id } from "@noble/hashes/argon2";
import nacl from "tweetnacl";

import { bytes } from "../assigned/seal.mjs";
import { t } from "../messages.mjs";
import { fromCsv } from "./csv.mjs";

/** @typedef {import("../grading/types.mjs").Item} Item */
/** @typedef {{id: string, section: string, stem: string, interaction: Item}} AssignedItem */
/**
 * @typedef {{id: string, title: string, hash: string, pass_percent: string,
 *   section_min_percent: {[section: string]: string}, items: AssignedItem[]}} AssignedForm
 */
/**
 * @typedef {{id: string, title: string, opens: string, closes: string,
 *   forms: AssignedForm[]}} Assignment
 */
/** @typedef {{verify: Uint8Array, open: Uint8Array}} Keys */

/** Argon2id as libsodium does it for `quizgen keys`: three passes over 64 MiB. */
const COST = { t: 3, m: 65536, p: 1, dkLen: 32 };

/** A file that is not what was asked for; its text is for people. */
export class WrongFile extends Error {}

/**
 * @param {string} text
 * @param {string} kind
 * @returns {any}
 */
function json(text, kind) {
  let data = null;
  try {
    data = JSON.parse(text);
  } catch (error) {
    // Told below.
  }
  if (!data || data.quizgen !== kind || data.schema !== 1) throw new WrongFile(t(`work.wrong.${kind}`));
  return data;
}

/**
 * @param {string} text
 * @returns {Assignment}
 */
export function readAssignment(text) {
  const data = json(text, "assignment");
  const names = ["id", "title", "opens", "closes"];
  /** @type {(one: any) => boolean} */
  const asked = (one) =>
    typeof one.id === "string" && typeof one.section === "string" && one.interaction.type;
  /** @type {(one: any) => boolean} */
  const whole = (one) => typeof one.hash === "string" && one.items.every(asked);
  try {
    if (names.every((name) => typeof data[name] === "string") && data.forms.every(whole)) {
      return data;
    }
  } catch (error) {
    // Fields are missing: told below.
  }
  throw new WrongFile(t("work.wrong.assignment"));
}

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
    const key = argon2id(password, salt, COST);
    const size = nacl.secretbox.nonceLength;
    secret = nacl.secretbox.open(secret.slice(size), secret.slice(0, size), key);
    if (!secret) throw new WrongFile(t("work.wrong.password"));
  }
  if (!secret || secret.length !== 64) throw new WrongFile(t("work.wrong.keys"));
  return { verify: nacl.sign.keyPair.fromSeed(secret.slice(0, 32)).publicKey, open: secret.slice(32) };
}

/**
 * @param {string} text
 * @returns {string[]} pseudonyms, each once
 */
export function readRoster(text) {
  // Old spreadsheets write Chinese otherwise: wrong names would be worse than none.
  if (text.includes("\ufffd")) throw new WrongFile(t("work.wrong.encoding"));
  const rows = fromCsv(text);
  if (!rows || !/(^|,)"?who"?(,|$)/.test(text.replace(/^\ufeff/, "").split(/[\r\n]/)[0])) {
    throw new WrongFile(t("work.wrong.roster"));
  }
  const names = rows.map((row) => row.who.trim()).filter(Boolean);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice) throw new WrongFile(t("work.wrong.twice", { who: twice }));
  return names;
}

/**
 * @param {string} text
 * @returns {[place: string, points: string][]} by receipt and item
 */
export function readSheet(text) {
  const [receipt, item, points] = ["receipt", "item", "points"].map((name) =>
    t(`grade.column.${name}`),
  );
  const rows = fromCsv(text) || [];
  if (!rows.length || !rows.every((row) => receipt in row && item in row && points in row)) {
    throw new WrongFile(t("work.wrong.sheet"));
  }
  return rows
    .filter((row) => row[points].trim())
    .map((row) => {
      const given = row[points].trim();
      if (!isPoints(given)) throw new WrongFile(t("work.wrong.points", { points: given }));
      return [`${row[receipt]} ${row[item]}`, given];
    });
}

/**
 * @param {string} text
 * @returns {boolean} whether these are points: a decimal, since marks are written as such
 */
export function isPoints(text) {
  return /^\d+(\.\d+)?$/.test(text);
}
