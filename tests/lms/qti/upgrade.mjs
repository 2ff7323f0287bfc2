// Upgrades QTI 2.1 items, a JSON object of them by id on standard input, to QTI 3.
// Not whole packages: there the converter adds resets of identifiers to the integer 0.
import { convertQti2toQti3 } from "@citolab/qti-convert/qti-convert-node";

let text = "";
for await (const chunk of process.stdin) text += chunk;
const made = {};
for (const [id, xml] of Object.entries(JSON.parse(text))) made[id] = await convertQti2toQti3(xml);
process.stdout.write(JSON.stringify(made));
