// Two kept engines on the words that this book's analysis finds: MiniSearch and FlexSearch.
// Usage: node bench/search/engines.mjs   (after `make book`)
// Each gets the same units, a string of words a field, and the same words of each query; each ranks by
// itself, with the same weights of fields. Prints success@1, success@3 (pages, both halves), the
// milliseconds to load the index and of a query, and what each weighs compressed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readQueries, summary } from "./queries.mjs";

const root = join(import.meta.dirname, "..", "..");
const modules = join(root, "node_modules");
const load = createRequire(join(modules, "index.js"));
const { bundleRooms } = await import(join(root, "code/companion/search/bundle-rooms.mjs"));
const { SearchIndex, takeApart, TERM } = await bundleRooms(modules);
const data = JSON.parse(readFileSync(join(root, "_build/html/search/index.json"), "utf8"));
const index = new SearchIndex(data);
const queries = readQueries().map(({ query, pages }) => ({ words: wordsOf(query), pages }));

/** The words of a query as both engines are asked for them. */
function wordsOf(query) {
  const { pieces } = takeApart(query, index);
  const asked = pieces.filter(({ kind }) => kind !== "asking" && kind !== "particle");
  return asked.flatMap(({ text, terms = [] }) => [text, ...terms.map((term) => TERM + term)]);
}

const FIELDS = { title: 4, titleTerms: 5, body: 1, bodyTerms: 2, code: 0.8 };
const units = index.units.map((_, id) => ({
  id,
  ...Object.fromEntries(Object.keys(FIELDS).map((name) => [name, []])),
}));
for (const [name, [words, postings]] of Object.entries(data.fields)) {
  const lists = postings.split(" ");
  words.split(" ").forEach((word, place) => {
    for (const [unit, times] of index.unpack(lists[place]))
      for (let n = 0; n < times; n++) units[unit][name].push(name.endsWith("Terms") ? TERM + word : word);
  });
}

const engines = {
  MiniSearch: () => {
    const MiniSearch = load("minisearch");
    const options = {
      fields: Object.keys(FIELDS),
      extractField: (unit, field) => unit[field],
      tokenize: (words) => words,
    };
    const engine = new MiniSearch({ ...options, stringifyField: (words) => words, processTerm: (word) => word });
    engine.addAll(units);
    return (words) =>
      engine.search(words.join("\n"), { boost: FIELDS, tokenize: (text) => text.split("\n") }).map(({ id }) => id);
  },
  FlexSearch: () => {
    const { Document } = load("flexsearch");
    const encode = (text) => text.split(" ");
    const fields = Object.keys(FIELDS).map((field) => ({ field, encode, tokenize: "strict" }));
    const engine = new Document({ document: { id: "id", index: fields } });
    for (const unit of units)
      engine.add({
        id: unit.id,
        ...Object.fromEntries(Object.keys(FIELDS).map((name) => [name, unit[name].join(" ")])),
      });
    // It gives an order a field and no scores: places are added up by the weights of the fields.
    return (words) => {
      const scores = new Map();
      for (const word of words)
        for (const { field, result } of engine.search(word, { limit: 100 }))
          for (const [place, id] of result.entries())
            scores.set(id, (scores.get(id) ?? 0) + FIELDS[field] / (place + 5));
      return [...scores].sort(([, one], [, other]) => other - one).map(([id]) => id);
    };
  },
};
const sizes = { MiniSearch: "minisearch/dist/es/index.js", FlexSearch: "flexsearch/dist/flexsearch.bundle.min.js" };

console.log("| engine | success@1 | success@3 | load, ms | query, ms | code, kB |\n|---|---:|---:|---:|---:|---:|");
for (const [name, make] of Object.entries(engines)) {
  let began = performance.now();
  const search = make();
  const loaded = performance.now() - began;
  began = performance.now();
  const places = queries.map(({ words, pages }) => {
    const found = [...new Set(search(words).map((id) => index.units[id].page.path))];
    return found.findIndex((path) => pages.has(path)) + 1;
  });
  const each = (performance.now() - began) / queries.length;
  const { first, three } = summary(places);
  const weight = gzipSync(readFileSync(join(modules, sizes[name]))).length / 1000;
  console.log(
    `| ${name} | ${first.toFixed(3)} | ${three.toFixed(3)} | ${loaded.toFixed(0)} | ${each.toFixed(2)} | ${weight.toFixed(1)} |`,
  );
}
