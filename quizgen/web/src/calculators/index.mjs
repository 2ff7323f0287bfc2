// Calculators: defines the element of calculators: a script of its own, bundled from here.

import { start } from "../start.mjs";
import { QgCalc } from "./element.mjs";

start({ "qg-calc": QgCalc });
