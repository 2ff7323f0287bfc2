// Visits: defines the element of visits: a script of its own, bundled from here.

import { start } from "../start.mjs";
import { QgVisit } from "./element.mjs";

start({ "qg-visit": QgVisit });
