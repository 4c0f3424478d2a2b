// The judged queries through this search's own modules in node: what the search page would show, in its order.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
export const BUILT = join(root, "_build/html/search/index.json");
const { bundleRooms } = await import(join(root, "code/companion/search/bundle-rooms.mjs"));
const { Ranking, SearchIndex, WEIGHTS } = await bundleRooms(join(root, "node_modules"));
export { WEIGHTS };

const MOST = { first: 12, other: 6, asked: 60 }; // as in assets/search-box.js on the page of the search

/** An index as the site serves it. */
export function rankingOf(file) {
  const ranking = new Ranking(new SearchIndex(JSON.parse(readFileSync(file, "utf8"))));
  ranking.prepare();
  return ranking;
}

/** The pages that are shown for a query, each once, in the order of their first results. */
function pagesShown(ranking, query) {
  const { results, first, code } = ranking.search(query, MOST.asked);
  const units = results.map(({ unit, code: listed }) => ({ ...ranking.index.units[unit], listed }));
  const kinds = [...ranking.index.kinds].sort((one, other) => other.weight - one.weight).map(({ name }) => name);
  const order = [...kinds].sort((one, other) => Number(other === first) - Number(one === first));
  const shown = order.flatMap((name) =>
    units.filter(({ kind }) => kind.name === name).slice(0, name === kinds[0] ? MOST.first : MOST.other),
  );
  if (code.length) shown.push(...units.filter(({ listed }) => listed).slice(0, MOST.other));
  return [...new Set(shown.map(({ page }) => page.path))];
}

/** The place of the first right page of each query, 0 where there is none. */
export const placesOf = (ranking, queries) =>
  queries.map(({ query, pages }) => pagesShown(ranking, query).findIndex((path) => pages.has(path)) + 1);
