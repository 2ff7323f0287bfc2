// Console: one page that is the facilitator's desk or, under #projector, the window for everybody.

import { start } from "./desk.mjs";
import { HASH } from "./link.mjs";
import { projector } from "./projector.mjs";

/** Take away what the page holds for the facilitator, wherever the parser had come to. */
function strip() {
  const data = document.getElementById("console");
  if (data) data.remove();
}

if (location.hash === HASH) {
  // This script stands before the data: stopped here, the page never has them.
  window.stop();
  strip();
  projector();
  document.addEventListener("readystatechange", strip);
} else if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", start, { once: true });
} else start();
