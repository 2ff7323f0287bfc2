// Console: one page that is the facilitator's desk or, under #projector, the window for everybody.

import { start } from "./desk.mjs";
import { HASH } from "./link.mjs";
import { projector } from "./projector.mjs";

/** Take the data of the facilitator away as soon as the parser has come to them. */
function strip() {
  const data = document.getElementById("console");
  if (data) data.remove();
}

const projects = location.hash === HASH;
// This script stands before the data: nobody sees them in the window of the projector.
const watch = new MutationObserver(strip);
if (projects) watch.observe(document.documentElement, { childList: true, subtree: true });

function begin() {
  if (!projects) return start();
  watch.disconnect();
  strip();
  projector();
}

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", begin, { once: true });
} else begin();
