// Main: defines the elements of quizgen. One classic script, bundled from here, is all a page needs.

import { installCites } from "./cites.mjs";
import { QgItem } from "./quiz/item.mjs";
import { QgQuiz } from "./quiz/quiz.mjs";
import { defineScene } from "./scenario/index.mjs";
import { QgMistakes } from "./study/mistakes.mjs";
import { QgPath } from "./study/path.mjs";
import { QgProgress } from "./study/progress.mjs";

/** Define everything, once, however often a page brings this script. */
function define() {
  if (customElements.get("qg-item")) return;
  installCites();
  customElements.define("qg-item", QgItem);
  customElements.define("qg-quiz", QgQuiz);
  customElements.define("qg-mistakes", QgMistakes);
  customElements.define("qg-progress", QgProgress);
  customElements.define("qg-path", QgPath);
  defineScene();
}

// Elements read their content when they are connected: a script in the head has to wait for it.
// This concerns the first page only; later ones arrive whole.
if (document.readyState === "loading") {
  document.addEventListener("readystatechange", define, { once: true });
} else define();
