// Searches outside a browser, with the modules that pages use.
// Usage: node search.mjs NODE_MODULES < {index, queries, most}; writes for each query the units found.
import { text } from "node:stream/consumers";
import { bundleRooms } from "./bundle-rooms.mjs";

const { index, queries, most } = JSON.parse(await text(process.stdin));
const { Ranking, SearchIndex } = await bundleRooms(process.argv[2]);
const began = performance.now();
const ranking = new Ranking(new SearchIndex(index));
ranking.prepare();
const loaded = performance.now() - began;
const found = queries.map((query) => {
  const start = performance.now();
  const { results, pieces, terms, meant, first } = ranking.search(query, most);
  return {
    ms: performance.now() - start,
    pieces: pieces.map(({ kind, text: piece }) => `${kind}:${piece}`),
    meant,
    first,
    terms: terms.map((term) => ranking.index.terms[term].id),
    units: results.map(({ unit, score }) => {
      const { page, anchor, title, kind } = ranking.index.units[unit];
      return { path: page.path, anchor, title, kind: kind.name, score };
    }),
  };
});
process.stdout.write(JSON.stringify({ loaded, found }));
