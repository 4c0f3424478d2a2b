// Bundle a built site's scripts, and cut its style sheets to what each page uses.
// Usage: node bundle.mjs < job.json, where the job is
//   {site, modules, sheets: [path], entries: [[path]], pages: [{html, entry, fonts}], clean}
// with paths below `site`: `sheets` in the order of the cascade, `entries` the scripts of one kind of
// page each, and for each page its HTML, the number of its entry and the names of the files of KaTeX's
// fonts that its formulas show, which stay in its styles as they are. Writes hashed scripts and the
// other fonts that a page names below _static/bundle (emptied first if `clean`) and prints
//   {entries: [name], styles: [css], base}
// where `base` stands in the styles for the address of _static/bundle.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join, relative, resolve } from "node:path";
import { text } from "node:stream/consumers";

process.on("uncaughtException", (error) => {
  console.error(String(error.message).split("\n")[0]);
  process.exit(1);
});
const { site, modules, sheets, entries, pages, clean } = JSON.parse(await text(process.stdin));
const load = createRequire(join(modules, "index.js"));
const { PurgeCSS } = load("purgecss");
const esbuild = load("esbuild");

const BASE = "/bundle-base/";
const statics = join(site, "_static");
const out = join(statics, "bundle");
if (clean) await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

/** A file of the site as its neighbours in _static name it: the book's folder may be called '#1?'. */
const beside = (path) => JSON.stringify(`./${relative(statics, join(site, path)).replaceAll("\\", "/")}`);

const common = {
  absWorkingDir: statics,
  bundle: true,
  minify: true,
  logLevel: "error",
  outdir: out,
  nodePaths: [modules],
  metafile: true,
};

/** What a script shares with Python is in the room that it belongs to ("../../korean/…"), not in _static. */
const rooms = {
  name: "rooms",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\.\/\.\.\// }, ({ path }) => ({
      path: join(import.meta.dirname, path.slice("../".length)),
    })),
};

/** Leaves the names of KaTeX's fonts, which are cut to what a page shows and put into it. */
const formulaFonts = {
  name: "formula-fonts",
  setup: ({ onResolve }) => onResolve({ filter: /\bKaTeX_/ }, ({ path }) => ({ path: basename(path), external: true })),
};

/** One style sheet of many, shortened, and the fonts it names, as name → contents. */
async function bundleStyles() {
  const imports = sheets.map((path) => `@import ${beside(path)};`).join("\n");
  const { outputFiles } = await esbuild.build({
    ...common,
    stdin: { contents: imports, resolveDir: statics, loader: "css", sourcefile: ".all.css" },
    write: false,
    publicPath: BASE,
    assetNames: "[name]-[hash]",
    plugins: [formulaFonts],
    loader: { ".woff2": "file", ".woff": "file", ".ttf": "file", ".svg": "dataurl", ".png": "dataurl" },
  });
  const { text: css } = outputFiles.find(({ path }) => path.endsWith(".css"));
  // Every browser that runs the book's scripts reads woff2.
  return {
    css: css.replaceAll(/,\s*url\([^)]*\.(?:woff|ttf)"?\)\s*format\([^)]*\)/g, ""),
    files: new Map(outputFiles.map(({ path, contents }) => [basename(path), contents])),
  };
}

/**
 * The script of a page: each feature starts by itself, and what it throws is told and stops no other.
 * Between two, the browser may answer the reader. `require` keeps them in one file: a dynamic import
 * would make a file, and a journey, of each.
 */
const entryOf = (paths) => `
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
const features = {
${paths.map((path) => `${JSON.stringify(basename(path))}: () => require(${beside(path)}),`).join("\n")}
};
for (const [name, start] of Object.entries(features)) {
  try {
    start();
  } catch (error) {
    console.error(name, error);
  }
  await pause();
}
// Tests, and whoever else must know, see by it that every script has run.
document.documentElement.dataset.ready = "";
`;

/** One hashed module for each entry, with what they share in chunks; returns names and own sources. */
async function bundleScripts() {
  const files = entries.map((_, place) => join(statics, `.entry-${place}.js`));
  try {
    await Promise.all(entries.map((paths, place) => writeFile(files[place], entryOf(paths))));
    const { metafile } = await esbuild.build({
      ...common,
      entryPoints: files.map((file) => `./${basename(file)}`),
      plugins: [rooms],
      format: "esm",
      splitting: true,
      target: "es2022",
      legalComments: "linked",
      entryNames: "page-[hash]",
      chunkNames: "[name]-[hash]",
    });
    return files.map((file) => {
      const [path] = Object.entries(metafile.outputs).find(
        ([, { entryPoint }]) => entryPoint && resolve(statics, entryPoint) === file,
      );
      return { name: basename(path), inputs: sourcesOf(file, metafile) };
    });
  } finally {
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }
}

/** The site's own sources that a script imports, however deep; packages bring no class names of ours. */
function sourcesOf(file, { inputs }) {
  const known = new Map(Object.entries(inputs).map(([path, input]) => [resolve(statics, path), input]));
  const found = new Set();
  const visit = (path) => {
    if (found.has(path) || path.includes("node_modules")) return;
    found.add(path);
    for (const { path: next, external } of known.get(path)?.imports ?? []) if (!external) visit(resolve(statics, next));
  };
  visit(file);
  found.delete(file);
  return [...found];
}

const { css, files } = await bundleStyles();
const scripts = entries.length ? await bundleScripts() : [];
const words = await Promise.all(
  scripts.map(async ({ inputs }) => (await Promise.all(inputs.map((path) => readFile(path, "utf8")))).join("\n")),
);

/** What a selector can meet on a page: its tags, classes, ids and attributes, not the words of its text. */
function partsOfHtml(html) {
  const [tags, classes, ids] = Array.from({ length: 3 }, () => new Set());
  const names = new Set(setLater.map(([, name]) => name));
  const values = new Set(setLater.map(([, , value]) => value ?? ""));
  for (const [, tag, attributes] of html.matchAll(
    /<([a-z][\w-]*)((?:\s+[^\s"'>/=]+(?:="[^"]*"|='[^']*'|=[^\s"'>]+)?)*)/gi,
  )) {
    tags.add(tag.toLowerCase());
    for (const [, name, double, single, bare] of attributes.matchAll(
      /([^\s"'>/=]+)(?:="([^"]*)"|='([^']*)'|=([^\s"'>]+))?/g,
    )) {
      const value = double ?? single ?? bare ?? "";
      names.add(name.toLowerCase());
      if (name === "class") for (const one of value.split(/\s+/)) classes.add(one);
      else if (name === "id") ids.add(value);
      values.add(value);
    }
  }
  return {
    tags: [...tags],
    classes: [...classes],
    ids: [...ids],
    attributes: { names: [...names], values: [...values] },
    undetermined: [],
  };
}

/** What a browser or a script sets at run time, with the values that the style sheet knows, and no page holds. */
const SET_LATER =
  /\[((?:data-(?:theme|mode|study|size|font|framework|menu|edition)|aria-[\w-]+))(?:[~|^$*]?=["']?([^\]"']*)["']?)?\]/g;
const setLater = [...css.matchAll(SET_LATER)];

/** The words in a script's strings, where alone it can name a class or a tag. */
const wordsOfScript = (code) =>
  (code.match(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g) ?? []).flatMap((one) => one.match(/[\w-]+/g) ?? []);

/** The rules of a style sheet that a page's HTML, or a script on it, can use, and KaTeX's `fonts`. */
async function used(css, html, code, fonts) {
  const [{ css: kept }] = await new PurgeCSS().purge({
    css: [{ raw: css }],
    content: [
      { raw: html, extension: "html" },
      { raw: code, extension: "js" },
    ],
    extractors: [
      { extensions: ["html"], extractor: partsOfHtml },
      { extensions: ["js"], extractor: wordsOfScript },
    ],
    keyframes: true,
    variables: true,
    safelist: {
      standard: ["html", "body"],
      greedy: [/:popover-open/],
      variables: `${html} ${code}`.match(/--[\w-]+/g) ?? [], // drawings and scripts use the book's colours
    },
  });
  return withoutUnusedFonts(kept, fonts);
}

/**
 * Without the fonts that no rule names (`font: …` names one too, which the purge does not see), that
 * no formula shows, and without the theme's icons, which are drawn in.
 */
function withoutUnusedFonts(css, fonts) {
  const FACE = /@font-face\s*\{[^}]*\}/g;
  const rules = css.replaceAll(FACE, "").replaceAll("\\", "");
  return css.replaceAll(FACE, (face) => {
    const [, family] = face.match(/font-family:\s*["']?([^;"'}]+)/) ?? [];
    if (!family || family.startsWith("Font Awesome")) return "";
    if (family.startsWith("KaTeX_")) return fonts.some((name) => face.includes(name)) ? face : "";
    return rules.includes(family.replaceAll("\\", "")) ? face : "";
  });
}

// Most of the theme's rules are for parts that no page has: what is left is read faster, page by page.
const some = await used(
  css,
  pages.map(({ html }) => html).join("\n"),
  words.join("\n"),
  pages.flatMap(({ fonts }) => fonts),
);
const styles = [];
for (const { html, entry, fonts } of pages) styles.push(await used(some, html, words[entry] ?? "", fonts));
for (const [name, contents] of files)
  if (styles.some((css) => css.includes(name))) await writeFile(join(out, name), contents);
process.stdout.write(JSON.stringify({ entries: scripts.map(({ name }) => name), styles, base: BASE }));
