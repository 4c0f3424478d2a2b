// The index as the browser keeps it: what the site sends, unpacked into MiniSearch's own.
//
// Words are stored as the key strokes that write them (과적합 → ㄱㅘㅈㅓㄱㅎㅏㅂ): a word that is still
// being typed is a beginning, and a slip is one letter, in Hangul as in Latin.
import MiniSearch from "minisearch";
import { fold, strokes } from "./keys.js";
import { Questions, TERM } from "./search-asked.js";
import { Space } from "./search-space.js";

const FIRST = 0x23; // as in search/characters.py
const BACKSLASH = 0x5c;
const SURROGATES = [0xd800, 0xe000];
const FIELDS = [
  "title",
  "titleTerms",
  "body",
  "bodyTerms",
  "code",
  "asked",
  "askedTerms",
  "home",
  "context",
  "contextTerms",
];
const VERB = /^(.+)_$/; // as in search/analyse.py
const NUMBER = /^\d+\.\d+/;
const HANGUL = /[가-힣]/;
/** Of an index that a reader kept from before there were any. */
const NONE_ASKED = { counts: "", words: ["", ""], terms: ["", ""] };
const MOST_PLACES = 4;
const INHERITED = [
  [FIELDS.indexOf("title"), FIELDS.indexOf("context")],
  [FIELDS.indexOf("titleTerms"), FIELDS.indexOf("contextTerms")],
];

export const OPTIONS = {
  idField: "id",
  fields: FIELDS,
  tokenize: (text) => [text],
  processTerm: (word) => (word[0] === TERM ? word : strokes(word)),
};

export class SearchIndex {
  /** @param {any} data what the site sends: search/index.py */
  constructor(data) {
    this.kinds = data.kinds.map(([name, label, weight]) => ({ name, label, weight }));
    this.pages = data.pages.map(([path, title]) => ({ path, title }));
    this.units = data.units.map(([page, kind, title, anchor = slug(title)]) => ({
      page: this.pages[page],
      kind: this.kinds[kind],
      title,
      anchor,
    }));
    this.terms = data.terms.map(([id, part, ko, en, others, sections, broader = []]) => ({
      id: id || slug(en),
      part,
      ko,
      en,
      names: [ko, en, ...(others ? others.split("|") : [])],
      sections: sections ? sections.split(" ") : [],
      broader,
    }));
    /** @type {Map<string, number>} word of a text, in lower case → in how many units */
    this.words = new Map();
    /** @type {Map<string, string>} folded word of code → the word */
    this.code = new Map();
    /** @type {Map<string, number[]>} folded name → numbers of its terms */
    this.names = new Map();
    this.longestName = 0;
    /** Terms that some unit names. */
    this.shown = new Set();
    /** @type {Map<number, number>} term → in how many units' texts it is named */
    this.timesShown = new Map();
    this.#nameTerms();
    this.#nameByParts();
    /** What each part is asked. */
    this.questions = new Questions(this, data.fields, data.asked ?? NONE_ASKED);
    this.engine = this.#unpack(data.fields);
    this.space = data.places ? new Space(data.places) : null;
    this.verbs = this.#verbs();
  }

  #nameTerms() {
    this.terms.forEach(({ names }, number) => {
      for (const name of names) {
        const folded = fold(name);
        if (folded.length < 2 && !/[가-힣]/.test(folded)) continue;
        const known = this.names.get(folded);
        if (!known) this.names.set(folded, [number]);
        else if (!known.includes(number)) known.push(number);
        this.longestName = Math.max(this.longestName, folded.length);
      }
    });
  }

  /** A name one of whose words is a name of another term, by that term's other names: 다중 레이블, 다중 라벨. */
  #nameByParts() {
    const whole = new Map(this.names);
    this.terms.forEach(({ names }, number) => {
      for (const name of names) {
        const words = name.split(" ");
        if (words.length < 2 || !HANGUL.test(name)) continue;
        for (const [place, word] of words.entries()) {
          for (const term of whole.get(fold(word)) ?? []) {
            for (const other of this.terms[term].names) {
              if (!HANGUL.test(other) || other.includes(" ")) continue;
              const folded = fold(words.with(place, other).join(""));
              if (!this.names.has(folded)) this.names.set(folded, [number]);
            }
          }
        }
      }
    });
  }

  #unpack(packed) {
    /** @type {Map<string, Record<number, Record<number, number>>>} */
    const index = new Map();
    const lengths = this.units.map(() => FIELDS.map(() => 0));
    const put = (word, field, unit, times) => {
      let fields = index.get(word);
      if (!fields) {
        fields = {};
        index.set(word, fields);
      }
      fields[field] ??= {};
      lengths[unit][field] += Number(!(unit in fields[field]));
      fields[field][unit] = times;
    };
    for (const [name, [words, postings]] of Object.entries(packed)) {
      const field = FIELDS.indexOf(name);
      const lists = postings.split(" ");
      (words ? words.split(" ") : []).forEach((word, place) => {
        const units = unpackPostings(lists[place]);
        const key = name.endsWith("Terms") ? TERM + word : strokes(word);
        for (const [unit, times] of units) put(key, field, unit, times);
        if (name.endsWith("Terms")) {
          this.shown.add(Number(word));
          this.timesShown.set(Number(word), Math.max(this.timesShown.get(Number(word)) ?? 0, units.length));
        }
        if (name === "code") this.code.set(fold(word), word);
        else if (!name.endsWith("Terms")) this.words.set(word, Math.max(this.words.get(word) ?? 0, units.length));
      });
    }
    for (const { name, word, term, times, units } of this.questions.ofUnits()) {
      const field = FIELDS.indexOf(word ? "asked" : "askedTerms");
      for (const unit of units) put(name, field, unit, 1);
      if (word) this.words.set(word, (this.words.get(word) ?? 0) + times);
      else this.shown.add(term);
    }
    for (const [term, unit] of this.#homes()) put(TERM + term, FIELDS.indexOf("home"), unit, 1);
    this.#inherit(index, put);
    return MiniSearch.loadJS(asPlain(index, lengths), OPTIONS);
  }

  /** What a page's title says holds for each of its parts. */
  #inherit(index, put) {
    const parts = new Map();
    for (const [unit, { page }] of this.units.entries()) parts.set(page, [...(parts.get(page) ?? []), unit]);
    for (const [key, fields] of [...index]) {
      for (const [from, to] of INHERITED) {
        for (const first of Object.keys(fields[from] ?? {}).map(Number)) {
          const { page, title } = this.units[first];
          if (title !== page.title) continue;
          for (const unit of parts.get(page) ?? []) if (unit !== first) put(key, to, unit, 1);
        }
      }
    }
  }

  /**
   * Where the textbook brings up a term: on the first page on each such section, the part whose title
   * names the term, or else the page's beginning.
   */
  *#homes() {
    const firsts = new Map();
    this.units.forEach(({ page, kind, title }, unit) => {
      const number = kind.name === "section" && title === page.title && NUMBER.exec(title)?.[0];
      if (number && !firsts.has(number)) firsts.set(number, unit);
    });
    for (const [number, { sections }] of this.terms.entries()) {
      const units = sections.flatMap((section) => firsts.get(section) ?? []);
      if (units.length > MOST_PLACES) continue;
      const titled = this.questions.titled(TERM + number);
      for (const first of units) {
        const named = titled.find((unit) => this.units[unit].page === this.units[first].page);
        yield/** @type {const} */ ([number, named ?? first]);
      }
      if (units.length) this.shown.add(number);
    }
  }

  /** Units and how often, of a list of postings. */
  unpack(text) {
    return unpackPostings(text);
  }

  /** Verbs by the first stroke of their stems, the longest first. */
  #verbs() {
    const found = new Map();
    for (const word of this.words.keys()) {
      const stem = VERB.exec(word)?.[1];
      if (!stem) continue;
      for (const written of formsOf(strokes(stem))) {
        if (!found.has(written[0])) found.set(written[0], []);
        found.get(written[0]).push({ written, word });
      }
    }
    for (const list of found.values()) list.sort((one, other) => other.written.length - one.written.length);
    return found;
  }
}

/** How a verb's stem, in strokes, begins before other endings: 튕기 → 튕겨, 크 → 커, 정하 → 정해, 다르 → 달라, 어렵 → 어려우. */
const CHANGES = [
  [/ㅣ$/, ["ㅕ"]],
  [/ㄹㅡ$/, ["ㄹㄹㅏ", "ㄹㄹㅓ"]],
  [/ㅡ$/, ["ㅓ", "ㅏ"]],
  [/ㅂ$/, ["ㅇㅜ", "ㅇㅗ"]],
  [/ㄷ$/, ["ㄹ"]],
  [/ㅅ$/, ["ㅇ"]],
  [/ㅎㅏ$/, ["ㅎㅐ"]],
];

function formsOf(stem) {
  const [pattern, forms = []] = CHANGES.find(([ends]) => /** @type {RegExp} */ (ends).test(stem)) ?? [];
  return [stem, .../** @type {string[]} */ (forms).map((form) => stem.replace(/** @type {RegExp} */ (pattern), form))];
}

/** The id that most headings and terms have of their names, as in search/index.py. */
const slug = (name) =>
  name
    .toLowerCase()
    .replace(/[^0-9a-z가-힣]+/g, "-")
    .replace(/^-|-$/g, "");

const numberOf = (character) => {
  let code = /** @type {number} */ (character.codePointAt(0));
  if (code >= SURROGATES[1]) code -= SURROGATES[1] - SURROGATES[0];
  return code - FIRST - (code > BACKSLASH ? 1 : 0);
};

/** @returns {[number, number][]} units and how often, the second no more than twice */
function unpackPostings(text) {
  /** @type {[number, number][]} */
  const found = [];
  let unit = -1;
  for (const character of text) {
    const value = numberOf(character);
    unit += (value >> 1) + 1;
    found.push([unit, 1 + (value & 1)]);
  }
  return found;
}

/** MiniSearch's own form of an index, which it reads without analysing anything. */
function asPlain(index, lengths) {
  const count = lengths.length;
  const ids = Object.fromEntries(lengths.map((_, unit) => [unit, unit]));
  return {
    index: [...index],
    documentCount: count,
    nextId: count,
    documentIds: ids,
    fieldIds: Object.fromEntries(FIELDS.map((name, field) => [name, field])),
    fieldLength: Object.fromEntries(lengths.map((fields, unit) => [unit, fields])),
    averageFieldLength: FIELDS.map((_, field) => lengths.reduce((sum, fields) => sum + fields[field], 0) / count),
    storedFields: {},
    dirtCount: 0,
    serializationVersion: 2,
  };
}
