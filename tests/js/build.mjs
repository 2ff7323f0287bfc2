// Build: bundles the browser code and its style into the two files that pages load.
// `node build.mjs [FOLDER]` writes to quizgen/web/dist, or to FOLDER.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { minify } from "terser";

const web = resolve(dirname(fileURLToPath(import.meta.url)), "../../quizgen/web");
const folder = resolve(process.argv[2] || join(web, "dist"));

/** What a browser says itself; texts with `.page.` are written into pages by Python. */
const SPOKEN = /^(quiz|scene|cite|progress|mistakes)\.(?!page\.)/;

/** Keeps of the catalogue what a browser needs. @type {import("esbuild").Plugin} */
const messages = {
  name: "messages",
  setup(bundler) {
    bundler.onLoad({ filter: /messages\.json$/ }, ({ path }) => {
      const entries = Object.entries(JSON.parse(readFileSync(path, "utf8")));
      const spoken = Object.fromEntries(entries.filter(([key]) => SPOKEN.test(key)));
      return { contents: JSON.stringify(spoken), loader: "json" };
    });
  },
};

for (const [source, name] of [
  ["main.mjs", "quizgen.js"],
  ["style/main.css", "quizgen.css"],
]) {
  const entry = join(web, "src", source);
  if (!existsSync(entry)) {
    console.error(`missing: ${entry}`);
    process.exitCode = 1;
    continue;
  }
  await build({
    entryPoints: [entry],
    outfile: join(folder, name),
    bundle: true,
    minify: true,
    format: "iife",
    target: "chrome80",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    plugins: [messages],
  });
}

// A second minifier takes off what one pass leaves; the script has a budget of 30 kB compressed.
const script = join(folder, "quizgen.js");
if (existsSync(script)) {
  const { code = "" } = await minify(readFileSync(script, "utf8"), {
    ecma: 2020,
    compress: { passes: 3, unsafe_arrows: true },
    format: { comments: false },
  });
  writeFileSync(script, `${code}\n`);
}
