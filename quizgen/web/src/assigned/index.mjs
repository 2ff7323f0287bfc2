// Assigned: the page of an assigned form: answers are sealed, nothing here can mark them.

import { start } from "../start.mjs";
import { QgAssigned } from "./element.mjs";

start({ "qg-assigned": QgAssigned });
