// Console: one page that is the facilitator's desk or, under #projector, the window for everybody.

import { start } from "./desk.mjs";
import { HASH } from "./link.mjs";
import { projector } from "./projector.mjs";

function begin() {
  if (location.hash === HASH) projector();
  else start();
}

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", begin, { once: true });
} else begin();
