// Fit the weights of the ranking on the half of the judged queries that is there for it.
// Usage: node bench/search/fit.mjs [SECONDS]   (after `make book`; 60 s if not said)
// Changes a few weights at random and keeps what ranks better: MRR, and half of success@3. Prints what
// it found; the weights stand in code/companion/search/assets/search-weights.js. The other half is
// looked at by judge.py, and never here.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readQueries, summary } from "./queries.mjs";

const root = join(import.meta.dirname, "..", "..");
const { bundleRooms } = await import(join(root, "code/companion/search/bundle-rooms.mjs"));
const { Ranking, SearchIndex, WEIGHTS } = await bundleRooms(join(root, "node_modules"));
const data = JSON.parse(readFileSync(join(root, "_build/html/search/index.json"), "utf8"));
const ranking = new Ranking(new SearchIndex(data));
ranking.prepare();
const queries = readQueries().filter(({ half }) => half === "tune");
const MOST = 60;

function measured(weights) {
  ranking.by = weights;
  const places = queries.map(({ query, pages }) => {
    const { results } = ranking.search(query, MOST);
    const units = results.map(({ unit }) => ranking.index.units[unit]).filter(({ kind }) => kind.name === "section");
    return [...new Set(units.map(({ page }) => page.path))].findIndex((path) => pages.has(path)) + 1;
  });
  return summary(places);
}

let seed = 1;
const random = () => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
};
const GROUPS = ["boost", "bm25", "code"];
const SINGLE = Object.keys(WEIGHTS).filter((name) => !GROUPS.includes(name));
const places = [
  ...GROUPS.flatMap((group) => Object.keys(WEIGHTS[group]).map((name) => [group, name])),
  ...SINGLE.map((name) => [name]),
];
const SHARES = { alone: 0.9, page: 0.7 };

function changed(weights) {
  const next = structuredClone(weights);
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    const [group, name] = places[Math.floor(random() * places.length)];
    const factor = Math.exp((random() - 0.5) * 1.4);
    if (name) next[group][name] *= factor;
    else next[group] = Math.min(SHARES[group] ?? Infinity, next[group] * factor);
  }
  next.bm25.b = Math.min(1, next.bm25.b);
  return next;
}

const worth = ({ three, mrr }) => mrr + 0.5 * three;
let [best, found] = [WEIGHTS, measured(WEIGHTS)];
console.log("as they are", found);
const end = Date.now() + 1000 * Number(process.argv[2] ?? 60);
while (Date.now() < end) {
  const next = changed(best);
  const now = measured(next);
  if (worth(now) > worth(found)) [best, found] = [next, now];
}
console.log("fitted", found, JSON.stringify(best, null, 2));
