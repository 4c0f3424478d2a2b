// Fit the weights of the ranking on the half of all judged queries that is there for it, and say how much
// of the gain is chance.
// Usage: node bench/search/fit.mjs [SECONDS] [INDEX] [SEED]   (after `make book`; 60 s if not said)
// Five walks change a few weights at random and keep what ranks better: four leave a quarter of the queries
// out each, on which they are then measured (cross-validated), the fifth sees all. What authors wrote is
// asked counts for six tenths, and the same search without it for the rest: it shall not outweigh what
// pages say. The weights stand in code/companion/search/assets/search-weights.js; written there is the mean
// of the five. The kept half is never looked at here.
import { FILES, readQueries, summary } from "./queries.mjs";
import { BUILT, placesOf, rankingOf, WEIGHTS } from "./ranked.mjs";

const [seconds = "60", file = BUILT, start = "1"] = process.argv.slice(2);
const QUARTERS = 4;
const SHARE = 0.6;
const queries = FILES.flatMap((name) => readQueries(name)).filter(({ half }) => half === "tune");
const quarterOf = (at) => ((at * 7919) % queries.length) % QUARTERS;
const whole = rankingOf(file);
const bare = rankingOf(file, { questions: false });
const worth = (place) => (place ? 1 / place + 0.3 * Number(place === 1) + 0.4 * Number(place <= 3) : 0);

function measured(weights) {
  whole.by = weights;
  bare.by = weights;
  const [places, without] = [placesOf(whole, queries), placesOf(bare, queries)];
  return { places, without, worths: places.map((at, n) => SHARE * worth(at) + (1 - SHARE) * worth(without[n])) };
}

let seed = Number(start);
const random = () => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
};
const FIXED = ["bm25", "compared"];
const MOST = { alone: 0.9, page: 0.7 };
const names = Object.entries(WEIGHTS)
  .filter(([name]) => !FIXED.includes(name))
  .flatMap(([name, value]) => (typeof value === "object" ? Object.keys(value).map((one) => [name, one]) : [[name]]));

/** The weights with each number made another; `by` is told its group and its name. */
const each = (weights, by) =>
  Object.fromEntries(
    Object.entries(weights).map(([name, value]) => [
      name,
      typeof value === "object"
        ? Object.fromEntries(Object.entries(value).map(([one, number]) => [one, by(number, name, one)]))
        : by(value, name),
    ]),
  );

function changed(weights) {
  const chosen = Array.from({ length: 1 + Math.floor(random() * 3) }, () => names[Math.floor(random() * names.length)]);
  const isChosen = (name, one) => chosen.some(([group, inside]) => group === name && inside === one);
  return each(weights, (number, name, one) =>
    isChosen(name, one) ? Math.min(MOST[name] ?? Infinity, number * Math.exp((random() - 0.5) * 1.2)) : number,
  );
}

const total = ({ worths }, left) => worths.reduce((sum, value, at) => sum + (quarterOf(at) === left ? 0 : value), 0);
const told = (places) => {
  const { first, three, mrr } = summary(places);
  return [first, three, mrr].map((value) => value.toFixed(3)).join(" ");
};
const report = (name, { places, without }) => console.log(`${name}: ${told(places)}; without: ${told(without)}`);

const before = measured(WEIGHTS);
report("as they are", before);
const walks = Array.from({ length: QUARTERS + 1 }, (_, left) => ({ left, weights: WEIGHTS, found: before }));
const end = Date.now() + 1000 * Number(seconds);
for (let turn = 0; Date.now() < end; turn++) {
  const walk = walks[turn % walks.length];
  const weights = changed(walk.weights);
  const found = measured(weights);
  if (total(found, walk.left) > total(walk.found, walk.left)) Object.assign(walk, { weights, found });
}
const kept = (list) => queries.map((_, at) => walks[quarterOf(at)].found[list][at]);
report("cross-validated", { places: kept("places"), without: kept("without") });
report("fitted on all", walks[QUARTERS].found);
const mean = each(WEIGHTS, (_, name, one) => {
  const logs = walks.map(({ weights }) => Math.log(one ? weights[name][one] : weights[name]));
  return Number(Math.exp(logs.reduce((sum, value) => sum + value) / logs.length).toPrecision(2));
});
report("mean", measured(mean));
console.log(JSON.stringify(mean, null, 2));
