// Button: a button with a message on it.

import { make } from "../dom.mjs";
import { say } from "../messages.mjs";

/**
 * @param {string} className
 * @param {string} key
 * @param {() => void} press
 * @returns {HTMLButtonElement}
 */
export function button(className, key, press) {
  const made = say(make("button", className), key);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}
