// Main: defines the elements of quizzes and scenarios: one classic script, bundled from here.

import { QgItem } from "./quiz/item.mjs";
import { QgQuiz } from "./quiz/quiz.mjs";
import { QgScene } from "./scenario/element.mjs";
import { start } from "./start.mjs";

start({ "qg-item": QgItem, "qg-quiz": QgQuiz, "qg-scene": QgScene });
