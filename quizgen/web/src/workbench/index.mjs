// Workbench: the instructor's page: opens submissions, grades them and saves the results.

import { start } from "../start.mjs";
import { QgWorkbench } from "./element.mjs";

start({ "qg-workbench": QgWorkbench });
