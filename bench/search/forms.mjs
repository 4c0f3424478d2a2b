// How this search does by the forms in which students ask, without a browser.
// Usage: node bench/search/forms.mjs tune|test [INDEX]   (after `make book`, or with the index of index.py)
// Prints success@1, success@3 and MRR of pages for each file of queries, and the milliseconds of a query.
import { FILES, readQueries, summary } from "./queries.mjs";
import { BUILT, placesOf, rankingOf } from "./ranked.mjs";

const [half = "tune", file = BUILT] = process.argv.slice(2);
const ranking = rankingOf(file);

for (const name of FILES) {
  const queries = readQueries(name).filter((query) => query.half === half);
  const places = placesOf(ranking, queries);
  console.log(`${name}\n\n| form | queries | success@1 | success@3 | MRR |\n|---|---:|---:|---:|---:|`);
  for (const form of [...new Set(queries.map((query) => query.form))].sort().concat("all")) {
    const those = places.filter((_, at) => form === "all" || queries[at].form === form);
    const { first, three, mrr } = summary(those);
    console.log(`| ${form} | ${those.length} | ${first.toFixed(3)} | ${three.toFixed(3)} | ${mrr.toFixed(3)} |`);
  }
  const quantile = quantilesOf(queries);
  console.log(`\na query: median ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms\n`);
}

function quantilesOf(queries) {
  const times = queries
    .map(({ query }) => {
      const began = performance.now();
      ranking.search(query, 60);
      return performance.now() - began;
    })
    .sort((one, other) => one - other);
  return (share) => times[Math.floor(share * (times.length - 1))].toFixed(1);
}
