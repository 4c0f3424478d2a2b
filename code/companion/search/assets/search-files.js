// What the search fetches when it is first used: the index, and the passages of pages that it shows.
import { book } from "./reading-page.js";
import { SearchIndex } from "./search-index.js";
import { Ranking } from "./search-rank.js";
import { ask, register } from "./worker.js";

const INDEX = "search/index.json";

/** @type {Promise<Ranking> | null} */
let loading = null;
/** @type {Map<string, Promise<any>>} */
const texts = new Map();

async function json(path) {
  const answer = await fetch(new URL(path, book));
  if (!answer.ok) throw new Error(`${answer.status}: ${path}`);
  return answer.json();
}

/** The ranking; what was not loaded is tried again when next asked for. */
export function load() {
  loading ??= json(INDEX).then((data) => {
    register().then((worker) => worker && ask({ ask: "keep", path: INDEX }).catch(() => {}));
    return new Ranking(new SearchIndex(data));
  });
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

/** The passages of a page, or of a part of the glossary. */
export function textOf(path) {
  const known = texts.get(path);
  if (known) return known;
  const text = json(`search/${path}.json`);
  texts.set(path, text);
  text.catch(() => texts.delete(path));
  return text;
}
