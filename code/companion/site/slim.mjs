// Make one small style sheet of a built site's many, and shorten its scripts.
// Usage: node slim.mjs SITE MODULES ENTRY, where MODULES is node_modules and ENTRY a file that lists
// the style sheets, one a line, in the order of the cascade, as paths below SITE; prints the
// bundle's path below SITE.
import { access, readFile, writeFile, readdir, mkdir, rm } from "node:fs/promises";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";

process.on("uncaughtException", (error) => {
  console.error(String(error.message).split("\n")[0]);
  process.exit(1);
});
const [site, modules, entry] = process.argv.slice(2);
const load = createRequire(join(modules, "index.js"));
const { PurgeCSS } = load("purgecss");
const esbuild = load("esbuild");

const files = async (folder, ending) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && file.name.endsWith(ending))
    .map((file) => join(file.parentPath, file.name));

const statics = join(site, "_static");
const out = join(statics, "bundle");
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const scripts = (await files(statics, ".js")).filter(
  (path) => !path.includes("/plotly/") && !path.endsWith("fontawesome.js")
);
const sheets = (await readFile(entry, "utf8")).trim().split("\n").map((path) => join(site, path));
await Promise.all(sheets.map((path) => access(path)));
const purged = await new PurgeCSS().purge({
  css: sheets,
  content: [...(await files(site, ".html")), ...scripts],
  fontFace: true,
  // What a browser or a script sets at run time, and no page holds.
  safelist: { standard: ["html", "body"], greedy: [/data-theme/, /data-mode/, /data-study/, /aria-/, /popover/] },
});
const parts = purged.map(({ file, css }, place) => {
  const path = join(dirname(file), `.${place}-${basename(file)}`);
  return { path, css };
});
try {
  for (const { path, css } of parts) await writeFile(path, css);
  const imports = parts.map(({ path }) => `@import "./${relative(statics, path)}";`).join("\n");
  const built = await esbuild.build({
    stdin: { contents: imports, resolveDir: statics, loader: "css" },
    bundle: true, minify: true, write: false, outdir: out, logLevel: "error", entryNames: "site",
    assetNames: "[name]-[hash]",
    loader: { ".woff2": "file", ".woff": "file", ".ttf": "file", ".svg": "dataurl", ".png": "dataurl" },
    nodePaths: [modules],
  });
  let name;
  for (const { path, contents } of built.outputFiles) {
    const digest = createHash("sha256").update(contents).digest("hex").slice(0, 16);
    const target = path.endsWith("site.css") ? join(out, (name = `site-${digest}.css`)) : path;
    await writeFile(target, contents);
  }
  for (const path of scripts) {
    const code = await readFile(path, "utf8");
    const { code: short } = await esbuild.transform(code, { loader: "js", minify: true, legalComments: "inline" });
    if (short.length < code.length) await writeFile(path, short);
  }
  console.log(relative(site, join(out, name)));
} finally {
  for (const { path } of parts) await rm(path, { force: true });
}
