// Handing: three ways to bring a sealed submission to the instructor, and its receipt.

import qrcode from "qrcode-generator";

import { save } from "../console/download.mjs";
import { make } from "../dom.mjs";
import { name, say } from "../messages.mjs";

/** Signs that still make a code which phones read from a screen. */
const MOST = 1800;

/**
 * @param {string} word
 * @param {string} receipt
 * @param {string} file
 * @returns {HTMLElement}
 */
export function handing(word, receipt, file) {
  const code = make("strong", "qa-receipt", receipt);
  const text = make("textarea", "qa-word");
  text.readOnly = true;
  text.rows = 4;
  text.value = word;
  name(text, "assign.word");
  const copied = make("span", "qa-copied");
  copied.setAttribute("role", "status");
  const panel = make(
    "div",
    "qa-panel",
    say(make("p", "qa-panel__title"), "assign.done"),
    make("p", "", say(make("span"), "assign.receipt"), code),
    say(make("p", "qa-how"), "assign.how"),
    make(
      "div",
      "qg-tools",
      pushed("assign.save", () => save(file, `${word}\n`, "text/plain")),
      pushed("assign.copy", () => say(copied, copy(text) ? "assign.copied" : "assign.not_copied")),
      copied,
    ),
    text,
    picture(word),
  );
  return panel;
}

/**
 * @param {string} key
 * @param {() => void} act
 */
function pushed(key, act) {
  const button = say(make("button", "qg-button"), key);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

/** @param {HTMLTextAreaElement} text */
function copy(text) {
  text.focus();
  text.select();
  // The newer way asks for https.
  return document.execCommand("copy");
}

/** @param {string} word */
function picture(word) {
  if (word.length > MOST) return say(make("p", "qa-how"), "assign.no_code");
  const code = qrcode(0, "L");
  code.addData(word, "Byte");
  code.make();
  const image = make("img", "qa-code");
  image.src = code.createDataURL(4, 16);
  image.alt = "";
  name(image, "assign.code");
  return image;
}
