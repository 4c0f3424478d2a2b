// Fit the weights of the ranking on questions that lead to a known page, and on the half of the judged queries
// that is there for it.
// Usage: node bench/search/fit.mjs INDEX HELD [SECONDS] [SEED]   (both files of `index.py INDEX --held HELD`; 600 s)
// A walk changes a few weights at random and keeps what ranks better: most of a part of the held questions, which
// neither the index nor the places know, and of the judged queries. What the rest of the held questions gain is
// no chance. The weights stand in code/companion/search/assets/search-weights.js. The kept half of the judged
// queries is never looked at here.
import { readFileSync } from "node:fs";
import { FILES, readQueries, summary } from "./queries.mjs";
import { placesOf, rankingOf, WEIGHTS } from "./ranked.mjs";

const [file, held, seconds = "600", start = "1"] = process.argv.slice(2);
if (!file || !held) throw new Error("two files expected: python bench/search/index.py INDEX --held HELD");
const FITTED = 800;
const SHARE = 0.6; // of the held questions in what is made better

let seed = Number(start);
const random = () => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
};
const shuffled = JSON.parse(readFileSync(held, "utf8"))
  .map(([query, page]) => ({ query, pages: new Set([page]), at: random() }))
  .sort((one, other) => one.at - other.at);
const parts = {
  fitted: shuffled.slice(0, FITTED),
  "not seen": shuffled.slice(FITTED, 3 * FITTED),
  judged: FILES.flatMap((name) => readQueries(name)).filter(({ half }) => half === "tune"),
};
const ranking = rankingOf(file);
const worth = (place) => (place ? 1 / place + 0.3 * Number(place === 1) + 0.4 * Number(place <= 3) : 0);
const mean = (places) => places.reduce((sum, place) => sum + worth(place), 0) / places.length;

function places(weights, name) {
  ranking.by = weights;
  ranking.scored.clear();
  return placesOf(ranking, parts[name]);
}
const total = (weights) => SHARE * mean(places(weights, "fitted")) + (1 - SHARE) * mean(places(weights, "judged"));

function report(title, weights) {
  for (const name of Object.keys(parts)) {
    const { first, three, mrr } = summary(places(weights, name));
    console.log(`${title}, ${name}: ${[first, three, mrr].map((value) => value.toFixed(3)).join(" ")}`);
  }
}

const FIXED = ["compared"]; // too few queries compare
const MOST = { alone: 0.9, page: 0.7 };
const names = Object.entries(WEIGHTS)
  .filter(([name]) => !FIXED.includes(name))
  .flatMap(([name, value]) => (typeof value === "object" ? Object.keys(value).map((one) => [name, one]) : [[name]]));

function changed(weights) {
  const made = structuredClone(weights);
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    const [name, one] = names[Math.floor(random() * names.length)];
    const by = Math.exp((random() - 0.5) * 1.2);
    if (one) made[name][one] *= by;
    else made[name] = Math.min(MOST[name] ?? Infinity, made[name] * by);
  }
  return made;
}

report("as they are", WEIGHTS);
let best = { weights: WEIGHTS, value: total(WEIGHTS) };
for (const end = Date.now() + 1000 * Number(seconds); Date.now() < end; ) {
  const weights = changed(best.weights);
  const value = total(weights);
  if (value > best.value) best = { weights, value };
}
const rounded = (_, value) => (typeof value === "number" ? Number(value.toPrecision(2)) : value);
const fitted = JSON.stringify(best.weights, rounded, 2);
report("fitted", JSON.parse(fitted));
console.log(fitted);
