// Leave-one-out over misheard names: each is taken out of the table, then looked up.
// usage: node bench/heard_as.mjs TABLE.json SURFACES.csv
import fs from "node:fs";
import { Lookup } from "../code/companion/glossary/assets/lookup.js";

const [table, surfaces] = process.argv.slice(2);
const terms = JSON.parse(fs.readFileSync(table, "utf8"));
const rows = fs.readFileSync(surfaces, "utf8").trim().split(/\r?\n/).slice(1).map((line) => line.split(","));

const without = (surface) => terms.map((term) => ({ ...term, names: term.names.filter(([, name]) => name !== surface) }));
const places = rows.map(([surface, wanted]) => {
  const { results } = new Lookup(without(surface)).search(surface, { most: 10 });
  return { surface, wanted, place: results.findIndex(({ term }) => term.id === wanted) + 1, first: results.slice(0, 3).map(({ term }) => term.id) };
});
console.log(JSON.stringify(places));
