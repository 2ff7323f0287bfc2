// Scenario: defines the element that plays a drill.

import { QgScene } from "./element.mjs";

/** Define it, once, however often a page brings this script. */
export function defineScene() {
  if (!customElements.get("qg-scene")) customElements.define("qg-scene", QgScene);
}
