// Language: which of the two the reader wants, and the English texts, fetched when they are wanted.
//
// Several scripts of quizgen may work on one page. They agree by an event, which says what was
// chosen, and by `qgEnglish`, which the script of English texts leaves behind.

import { ENGLISH } from "./english.mjs";
import { HERE } from "./place.mjs";

/** @typedef {"zh" | "en"} Language */

/** Fired at the document after the language has changed; its detail is the language. */
export const LANGUAGE = "qg-language";
const KEY = "qg:language";

/** @type {Language | ""} */
let chosen = "";

document.addEventListener(LANGUAGE, (event) => {
  chosen = /** @type {CustomEvent<Language>} */ (event).detail;
});

/** @returns {Language} */
export function pageLanguage() {
  return /^en/i.test(document.documentElement.lang) ? "en" : "zh";
}

/** @returns {Language} the reader's own choice, else that of the page */
export function wanted() {
  if (!chosen) {
    try {
      const stored = localStorage.getItem(KEY);
      if (stored === "zh" || stored === "en") chosen = stored;
    } catch {
      // A browser that keeps nothing: the page decides.
    }
  }
  return chosen || pageLanguage();
}

/** @returns {Readonly<Record<string, string>> | undefined} the English texts, once they are here */
function fetched() {
  return /** @type {any} */ (window).qgEnglish;
}

/** @returns {Readonly<Record<string, string>> | undefined} the English texts if they are wanted */
export function english() {
  return wanted() === "en" ? fetched() : undefined;
}

/** @returns {Language} the one that is spoken: Chinese where no English texts have come */
export function language() {
  return english() ? "en" : "zh";
}

/**
 * Act when the texts are here that the reader wants, or will not come. Chinese ones always are.
 *
 * @param {() => void} act
 */
export function whenSpoken(act) {
  if (wanted() === "zh" || fetched()) return act();
  const script = document.createElement("script");
  // A script beside this one, since a page from a file may fetch nothing else.
  script.src = new URL(ENGLISH, HERE).href;
  script.onload = script.onerror = act;
  document.head.append(script);
}

/**
 * @param {Language} other
 * @param {() => void} act done before others hear of the change
 */
export function choose(other, act) {
  chosen = other;
  try {
    localStorage.setItem(KEY, other);
  } catch {
    // It lasts for this page, then.
  }
  whenSpoken(() => {
    act();
    document.dispatchEvent(new CustomEvent(LANGUAGE, { detail: other }));
  });
}
