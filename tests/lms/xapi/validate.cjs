// Prints the faults of each statement of a JSON list: `node validate.cjs < statements.json`.
const { readFileSync } = require("fs");

const validate = require("xapi-validation").default;

const statements = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(statements.map((one) => validate(one))));
