// Upgrades QTI 2.1 items, given as a JSON list on standard input, to QTI 3.
import { convertQti2toQti3 } from "@citolab/qti-convert/qti-convert";

let text = "";
for await (const chunk of process.stdin) text += chunk;
const upgraded = [];
for (const xml of JSON.parse(text)) upgraded.push(await convertQti2toQti3(xml));
process.stdout.write(JSON.stringify(upgraded));
