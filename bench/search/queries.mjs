// The judged queries, for the scripts beside this one.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const CELL = /"((?:[^"]|"")*)"|([^,]*)/y;

/** In the forms that students type, as those say it who know none of the book's words, and both by another hand. */
export const FILES = ["queries.csv", "spoken.csv", "unseen.csv"];

/** [{query, form, pages, half}]: `pages` that answer it, below the site. */
export function readQueries(name = FILES[0]) {
  const [, ...lines] = readFileSync(join(import.meta.dirname, name), "utf8")
    .trim()
    .split(/\r?\n/);
  return lines.map((line) => {
    const [query, answers, form, half] = cellsOf(line);
    return { query, form, half, pages: new Set(answers.split(" ").map((answer) => answer.split("#")[0])) };
  });
}

function cellsOf(line) {
  const cells = [];
  for (let at = 0; at <= line.length; at = CELL.lastIndex + 1) {
    CELL.lastIndex = at;
    const [, quoted, plain] = /** @type {RegExpExecArray} */ (CELL.exec(line));
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
  }
  return cells;
}

/** success@1, success@3 and MRR of the places of the first right page, 0 where there is none. */
export function summary(places) {
  const share = (most) => places.filter((place) => place > 0 && place <= most).length / places.length;
  const mrr = places.reduce((sum, place) => sum + (place && 1 / place), 0) / places.length;
  return { first: share(1), three: share(3), mrr };
}
