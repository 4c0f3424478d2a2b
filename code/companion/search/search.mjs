// Searches outside a browser, with the modules that pages use.
// Usage: node search.mjs NODE_MODULES < {index, queries, most}; writes for each query the units found.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const modules = process.argv[2];
const esbuild = createRequire(join(modules, "index.js"))("esbuild");
const { index, queries, most } = JSON.parse(await text(process.stdin));
const rooms = join(import.meta.dirname, "..");
/** A script that another imports stands beside it, or among the glossary's: the site serves all from one folder. */
const inItsRoom = ({ path, resolveDir }) =>
  [resolveDir, join(rooms, "glossary/assets")]
    .map((folder) => ({ path: join(folder, path) }))
    .find((one) => existsSync(one.path));
const { outputFiles } = await esbuild.build({
  stdin: {
    contents:
      'export { SearchIndex } from "./search/assets/search-index.js"; export { Ranking } from "./search/assets/search-rank.js";',
    resolveDir: rooms,
  },
  bundle: true,
  format: "esm",
  write: false,
  logLevel: "error",
  nodePaths: [modules],
  plugins: [{ name: "rooms", setup: ({ onResolve }) => onResolve({ filter: /^\.\/[^/]+$/ }, inItsRoom) }],
});
const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
const began = performance.now();
const ranking = new module.Ranking(new module.SearchIndex(index));
ranking.prepare();
const loaded = performance.now() - began;
const found = queries.map((query) => {
  const start = performance.now();
  const { results, pieces, terms, meant } = ranking.search(query, most);
  return {
    ms: performance.now() - start,
    pieces: pieces.map(({ kind, text: piece }) => `${kind}:${piece}`),
    meant,
    terms: terms.map((term) => ranking.index.terms[term].id),
    units: results.map(({ unit, score }) => {
      const { page, anchor, title, kind } = ranking.index.units[unit];
      return { path: page.path, anchor, title, kind: kind.name, score };
    }),
  };
});
process.stdout.write(JSON.stringify({ loaded, found }));
