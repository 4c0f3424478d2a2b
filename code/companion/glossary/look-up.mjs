// Looks names up outside a browser, with the modules that the glossary page uses.
// Reads JSON from standard input: {table, queries: [{query, without}]}; `without` is a name to take
// out of the table first. Writes, for each query, the ids found, best first.
import fs from "node:fs";
import { Lookup } from "./assets/lookup.js";

const MOST = 10;
const { table, queries } = JSON.parse(fs.readFileSync(0, "utf8"));
const lacking = (name) => table.map((term) => ({ ...term, names: term.names.filter(([, other]) => other !== name) }));
const whole = new Lookup(table);
const found = queries.map(({ query, without }) => {
  const lookup = without ? new Lookup(lacking(without)) : whole;
  return lookup.search(query, { most: MOST }).results.map(({ term }) => term.id);
});
process.stdout.write(JSON.stringify(found));
