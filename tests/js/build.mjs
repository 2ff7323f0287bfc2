// Build: bundles the browser code and its style into the few files that pages load.
// `node build.mjs [FOLDER]` writes to quizgen/web/dist, or to FOLDER.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { minify } from "terser";

const web = resolve(dirname(fileURLToPath(import.meta.url)), "../../quizgen/web");
const folder = resolve(process.argv[2] || join(web, "dist"));
mkdirSync(folder, { recursive: true });

/** @typedef {{zh: string, en: string}} Message */
/** @type {[string, Message][]} */
const catalogue = Object.entries(JSON.parse(readFileSync(join(web, "../messages.json"), "utf8")));

/**
 * @template T
 * @param {RegExp} wanted keys
 * @param {(message: Message) => T} say
 * @returns {{[key: string]: T}} of the catalogue what a browser says itself
 */
function spoken(wanted, say) {
  // Texts with `.page.` are written into pages by Python.
  const own = catalogue.filter(([key]) => wanted.test(key) && !key.includes(".page."));
  return Object.fromEntries(own.map(([key, message]) => [key, say(message)]));
}

/** Details of what was odd, as records hold them. */
const RECORDS = Object.entries(spoken(/^grade\.told\./, ({ en }) => en));

const WORK = {
  ...spoken(/^(work|grade|report|feedback|assign\.(from|until|receipt)$|quiz\.reason)/, ({ zh }) => zh),
  ...Object.fromEntries(RECORDS.map(([key, said]) => [`${key}:en`, said])),
  // Python says these too, in pages and in the report that the workbench makes as well.
  ...pick(/^quiz\.(basis|class\.unanswered|page\.type\..*)$/),
  ...pick(/^quiz\.page\.(false|given|never|none|points|required|tolerance|true)$/),
};

/** @param {RegExp} wanted keys */
function pick(wanted) {
  return Object.fromEntries(catalogue.filter(([key]) => wanted.test(key)).map(([key, { zh }]) => [key, zh]));
}

const QUIZ = /^(quiz|scene)\./;
const CALC = /^calc\./;
const VISIT = /^visit\./;
const STUDY = /^(mistakes\.|progress\.|quiz\.problem\.)/;

// English is fetched only when it is wanted. The mark changes when the texts do, so that no
// browser keeps old ones.
const texts = JSON.stringify(spoken(/^(quiz|scene|mistakes|progress|calc|visit)\./, ({ en }) => en));
const english = `window.qgEnglish=${texts}\n`;
writeFileSync(join(folder, "quizgen-en.js"), english);
const mark = createHash("sha256").update(english).digest("hex").slice(0, 8);

/**
 * @param {object} messages
 * @returns {import("esbuild").Plugin}
 */
function given(messages) {
  return {
    name: "given",
    setup(bundler) {
      bundler.onLoad({ filter: /messages\.json$/ }, () => {
        return { contents: JSON.stringify(messages), loader: "json" };
      });
      bundler.onLoad({ filter: /english\.mjs$/ }, () => {
        return { contents: `export const ENGLISH = "quizgen-en.js?${mark}";` };
      });
    },
  };
}

/** @type {[source: string, name: string, messages: object][]} */
const BUNDLES = [
  ["main.mjs", "quizgen.js", spoken(QUIZ, ({ zh }) => zh)],
  ["study/index.mjs", "quizgen-study.js", spoken(STUDY, ({ zh }) => zh)],
  ["calculators/index.mjs", "quizgen-calc.js", spoken(CALC, ({ zh }) => zh)],
  ["visits/index.mjs", "quizgen-visit.js", spoken(VISIT, ({ zh }) => zh)],
  ["cites.mjs", "quizgen-cites.js", spoken(/^cite\./, (message) => message)],
  ["slides.mjs", "slides.js", {}],
  ["console/index.mjs", "quizgen-console.js", spoken(/^console\./, ({ zh }) => zh)],
  ["assigned/index.mjs", "quizgen-assigned.js", spoken(/^assign\./, ({ zh }) => zh)],
  ["workbench/index.mjs", "quizgen-workbench.js", WORK],
  ["lms/index.mjs", "quizgen-lms.js", spoken(/^lms\./, ({ zh }) => zh)],
  ["style/main.css", "quizgen.css", {}],
  ["style/study.css", "quizgen-study.css", {}],
  ["style/calc.css", "quizgen-calc.css", {}],
  ["style/visit.css", "quizgen-visit.css", {}],
  ["style/cites.css", "quizgen-cites.css", {}],
  ["style/lms.css", "quizgen-lms.css", {}],
  ["style/assigned.css", "quizgen-assigned.css", {}],
  ["style/workbench.css", "quizgen-workbench.css", {}],
  ["style/console.css", "quizgen-console.css", {}],
];

// What the licences of bundled packages ask to be kept.
/** @type {{[name: string]: string}} */
const NOTICES = {
  "quizgen-assigned.js":
    "/* tweetnacl: public domain. @noble/hashes: MIT, (c) 2022 Paul Miller. " +
    "qrcode-generator: MIT, (c) 2009 Kazuhiko Arase. */",
  "quizgen-workbench.js":
    "/* tweetnacl: public domain. @noble/hashes: MIT, (c) 2022 Paul Miller. " +
    "fflate: MIT, (c) 2026 Arjun Barrett. */",
};

// Names that only the classes of quizzes and scenes know: not of the browser, not of data, events or storage.
const OWN = [
  "announce|complain|discuss|focusFirst|fresh|handIn|machine|nextTry|offer|openAt|openUp|opener",
  "on(Again|Change|Check|Flag|Hint|Key|Other|Show)|panel|practise|refresh|rulesAt|scenery",
  "settle|stage|unfold|warned|wiring",
];

for (const [source, name, messages] of BUNDLES) {
  const file = join(folder, name);
  await build({
    entryPoints: [join(web, "src", source)],
    outfile: file,
    bundle: true,
    minify: true,
    format: "iife",
    target: "chrome80",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    nodePaths: [resolve(dirname(fileURLToPath(import.meta.url)), "node_modules")],
    plugins: [given(messages)],
  });
  if (!name.endsWith(".js")) continue;
  // A second minifier takes off what one pass leaves; the scripts have a budget.
  const { code = "" } = await minify(readFileSync(file, "utf8"), {
    ecma: 2020,
    compress: { passes: 3, unsafe_arrows: true },
    mangle: { properties: name === "quizgen.js" && { regex: new RegExp(`^(${OWN.join("|")})$`) } },
    format: { comments: false, preamble: NOTICES[name] },
  });
  writeFileSync(file, `${code}\n`);
}
