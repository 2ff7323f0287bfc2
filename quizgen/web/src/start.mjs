// Start: defines elements once, when the page and the texts for it are there.

import { whenSpoken } from "./language.mjs";

/**
 * @param {{[name: string]: CustomElementConstructor}} elements
 */
export function start(elements) {
  const define = () => {
    for (const [name, element] of Object.entries(elements)) {
      // However often a page brings this script.
      if (!customElements.get(name)) customElements.define(name, element);
    }
  };
  // Elements read their content when they are connected: a script in the head has to wait for it.
  // This concerns the first page only; later ones arrive whole.
  if (document.readyState === "loading") {
    document.addEventListener("readystatechange", () => whenSpoken(define), { once: true });
  } else whenSpoken(define);
}
