// Look-up over every name of every term: what a reader typed → entries, best first. Pure; no page here.
//
// A query is tried the cheap and certain ways first (spelled, begun, initial consonants, inside a name
// or a definition); only if they find little is it tried by spelling mistakes and by sound.
import { convertQwertyToAlphabet } from "es-hangul";
import { fold, initials, isHangul, laterWords, restAfter, spelledThenInitials, strokes } from "./keys.js";
import { PhonemeIndex } from "./sound-index.js";
import { SpellingIndex } from "./spelling-index.js";

// A result's score: how it was found, then which kind of name it was, then how much was left untyped.
const TIER = {
  exact: 0,
  begun: 10,
  word: 22,
  initials: 24,
  layout: 30,
  inside: 40,
  spelling: 20,
  sound: 14,
  words: 44,
  definition: 60,
};
const KIND = { head: 0, abbr: 0, also: 1, variant: 1, sound: 2, mixed: 2, avoid: 2, heard: 3, code: 3 };
const UNTYPED = 0.15; // a stroke
const FEW = 4;
const ENOUGH = 12; // found as typed: nobody looks further down
const MOST_WORDS = 8;
const NEARLY_THE_SAME = 0.14; // by sound: worth showing beside names that were found as typed

export class Lookup {
  /** `terms`: [{id, names: [[kind, name], …], definition, lecture}]; `lecture`: was it said there? */
  constructor(terms) {
    this.terms = terms;
    this.scores = new Float64Array(terms.length).fill(Infinity);
    /** @type {number[]} */
    this.touched = [];
    this.matched = new Array(terms.length);
    this.weights = Float32Array.from(terms, weight);
    const keys = [];
    const spelled = [];
    terms.forEach((term, entry) => {
      for (const [kind, name] of term.names) {
        const folded = fold(name);
        if (!folded) continue;
        spelled.push({ folded, name, entry, kind });
        keys.push({ code: strokes(folded), folded, name, entry, extra: KIND[kind] });
        for (const word of laterWords(name)) {
          keys.push({ code: strokes(word), folded: word, name, entry, extra: KIND[kind] + TIER.word - TIER.begun });
        }
      }
    });
    this.keys = keys.sort(byCode);
    this.codes = this.keys.map((key) => key.code);
    const begins = spelled.filter(({ folded }) => isHangul(folded));
    this.byInitials = begins.map((key) => ({ ...key, code: initials(key.folded), extra: KIND[key.kind] })).sort(byCode);
    this.initialCodes = this.byInitials.map((key) => key.code);
    this.names = new Haystack(
      spelled.map(({ folded, entry, name, kind }) => ({ text: folded, entry, name, extra: KIND[kind] })),
    );
    this.definitions = new Haystack(
      terms.map((term, entry) => ({ text: fold(term.definition), entry, name: "", extra: 0 })),
    );
    this.sounds = new PhonemeIndex(spelled);
    this.spellings = new SpellingIndex(spelled);
  }

  /**
   * Entries for what was typed: {found: how many, results: [{term, name}]}, at most `most`.
   * `allowed(term)` leaves entries out.
   * @param {string} query
   * @param {{most?: number, allowed?: ((term: any) => boolean) | null}} options
   */
  search(query, { most = 12, allowed = null } = {}) {
    const folded = fold(query);
    this.touched = [];
    if (folded) this.#find(folded, query);
    const hits = allowed ? this.touched.filter((entry) => allowed(this.terms[entry])) : this.touched;
    const results = best(hits, this.scores, most).map((entry) => ({
      term: this.terms[entry],
      name: this.matched[entry],
      score: this.scores[entry],
    }));
    for (const entry of this.touched) this.scores[entry] = Infinity;
    return { found: hits.length, results };
  }

  #find(folded, query) {
    const code = strokes(folded);
    this.#begun(code, TIER.begun);
    this.#initials(code);
    const asTyped = this.touched.length;
    if (asTyped < ENOUGH && folded.length > 1) this.#inside(this.names, folded, TIER.inside);
    if (this.touched.length < FEW && /^[a-z]+$/.test(folded)) {
      const typed = strokes(fold(convertQwertyToAlphabet(query)));
      if (isHangul(typed)) this.#begun(typed, TIER.layout);
    }
    if (this.touched.length < FEW && folded.length > 1) {
      const limit = asTyped ? NEARLY_THE_SAME : undefined;
      this.spellings.near(folded, (key, distance) =>
        this.#offer(key.entry, TIER.spelling + 6 * distance + KIND[key.kind], key.name),
      );
      this.sounds.near(
        query,
        (key, distance) => this.#offer(key.entry, TIER.sound + 120 * distance - 2 * this.weights[key.entry], key.name),
        limit,
      );
    }
    if (!this.touched.length) this.#words(query);
    if (!this.touched.length && folded.length > 1) this.#inside(this.definitions, folded, TIER.definition);
  }

  #begun(code, tier) {
    for (let at = lowerBound(this.codes, code); at < this.codes.length && this.codes[at].startsWith(code); at++) {
      const key = this.keys[at];
      const untyped = key.code.length - code.length;
      const found = untyped || tier !== TIER.begun ? tier + Math.min(9, untyped * UNTYPED) : TIER.exact;
      this.#offer(key.entry, found + key.extra, key.name);
    }
  }

  #initials(code) {
    for (const [spelled, tail] of spelledThenInitials(code)) {
      const [codes, keys] = spelled ? [this.codes, this.keys] : [this.initialCodes, this.byInitials];
      const begin = spelled || tail;
      for (let at = lowerBound(codes, begin); at < codes.length && codes[at].startsWith(begin); at++) {
        const key = keys[at];
        const rest = spelled ? restAfter(key.folded, spelled.length) : key.folded;
        if (rest === null || (spelled && !initials(rest).startsWith(tail))) continue;
        const untyped = Math.max(0, rest.length - tail.length);
        this.#offer(key.entry, TIER.initials + key.extra + Math.min(9, untyped), key.name);
      }
    }
  }

  #inside(haystack, folded, tier) {
    haystack.each(folded, (straw) =>
      this.#offer(straw.entry, tier + straw.extra + Math.min(5, (straw.text.length - folded.length) * 0.1), straw.name),
    );
  }

  /** Of a longer phrase, the longest runs of its words that are names: 'momentum (method)' → momentum. */
  #words(query) {
    const words = query
      .split(/[\s(),，/;]+/)
      .filter(Boolean)
      .slice(0, MOST_WORDS);
    for (let length = words.length; length > 0 && !this.touched.length; length--) {
      for (let start = 0; start + length <= words.length; start++) {
        const phrase = fold(words.slice(start, start + length).join(" "));
        for (const name of [phrase, phrase.replace(/s$/, "")])
          this.#spelled(strokes(name), TIER.words + words.length - length + 2 * start);
      }
    }
  }

  #spelled(code, tier) {
    if (code.length < 2) return;
    for (let at = lowerBound(this.codes, code); this.codes[at] === code; at++) {
      this.#offer(this.keys[at].entry, tier + this.keys[at].extra, this.keys[at].name);
    }
  }

  #offer(entry, score, name) {
    const total = score - this.weights[entry];
    if (this.scores[entry] === Infinity) this.touched.push(entry);
    if (total < this.scores[entry]) {
      this.scores[entry] = total;
      this.matched[entry] = name;
    }
  }
}

/** Many texts as one, so that one native search goes through all of them. */
class Haystack {
  constructor(straws) {
    this.straws = straws;
    this.starts = new Uint32Array(straws.length);
    let length = 0;
    straws.forEach((straw, index) => {
      this.starts[index] = length;
      length += straw.text.length + 1;
    });
    this.text = straws.map((straw) => straw.text).join("\n");
  }

  /** Call `found` for at most `most` straws that hold `needle`. */
  each(needle, found, most = 300) {
    let index = 0;
    for (let at = this.text.indexOf(needle); at >= 0 && most > 0; most--) {
      index = lastNotAbove(this.starts, at);
      found(this.straws[index]);
      if (index + 1 >= this.straws.length) break;
      at = this.text.indexOf(needle, this.starts[index + 1]);
    }
  }
}

// What is said in class is looked up more often, and what is often misheard is misheard again.
const weight = ({ names, lecture }) =>
  (lecture ? 1.6 : 0) + 0.96 * Math.log1p(names.filter(([kind]) => kind === "heard").length);

const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function lowerBound(codes, wanted) {
  let [low, high] = [0, codes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codes[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastNotAbove(starts, at) {
  let [low, high] = [0, starts.length];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** The `most` entries of lowest score, in order; what does not get in is never sorted. */
function best(entries, scores, most) {
  const kept = [];
  for (const entry of entries) {
    if (kept.length === most && scores[entry] >= scores[kept[most - 1]]) continue;
    let at = kept.length;
    while (at > 0 && before(entry, kept[at - 1], scores)) at--;
    kept.splice(at, 0, entry);
    if (kept.length > most) kept.pop();
  }
  return kept;
}

const before = (a, b, scores) => scores[a] < scores[b] || (scores[a] === scores[b] && a < b);
