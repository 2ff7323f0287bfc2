// Study: defines the elements of the learner's own pages: a script of their own, bundled from here.

import { start } from "../start.mjs";
import { QgMistakes } from "./mistakes.mjs";
import { QgPath } from "./path.mjs";
import { QgProgress } from "./progress.mjs";

start({ "qg-mistakes": QgMistakes, "qg-progress": QgProgress, "qg-path": QgPath });
