// How nearly a query is what a part of the book is asked: its title, or a question that its author wrote for it.
//
// Words of a title and of a question count as in a cosine: by how rare they are, so that a short question
// that is the query's comes before a long one with the query's words in it.
import { fold, strokes } from "./keys.js";
import { meaning } from "./search-everyday.js";

/** What stands before a term's number where it is a word of the index: no text holds it. */
export const TERM = "§";
const NEARLY = 0.6; // of a word of everyday that means the same

export class Questions {
  /**
   * @param {import("./search-index.js").SearchIndex} index
   * @param {Record<string, [string, string]>} titles the postings of words and of terms of titles
   * @param {{counts: string, words: [string, string], terms: [string, string]}} asked
   */
  constructor(index, titles, asked) {
    this.index = index;
    /** @type {number[]} question → the unit that answers it; the first are the titles, in the order of units */
    this.unitOf = index.units.map((_, unit) => unit);
    asked.counts.split(" ").forEach((count, unit) => {
      for (let left = Number(count); left > 0; left--) this.unitOf.push(unit);
    });
    /** @type {{words: string[], terms: number[]}[]} */
    this.said = this.unitOf.map(() => ({ words: [], terms: [] }));
    /** @type {Map<string, number[]>} */
    this.holding = new Map();
    const first = index.units.length;
    this.#read(titles.title, 0, false);
    this.#read(titles.titleTerms, 0, true);
    this.#read(asked.words, first, false);
    this.#read(asked.terms, first, true);
    /** @type {Map<number, string[]>} */
    this.folded = new Map();
    this.lengths = this.said.map((one) => this.#length(one));
  }

  #read([words, postings], first, areTerms) {
    const lists = postings.split(" ");
    (words ? words.split(" ") : []).forEach((word, place) => {
      const key = areTerms ? TERM + word : strokes(word);
      const found = this.holding.get(key) ?? [];
      this.holding.set(key, found);
      for (const [number] of this.index.unpack(lists[place])) {
        found.push(first + number);
        if (areTerms) this.said[first + number].terms.push(Number(word));
        else this.said[first + number].words.push(word);
      }
    });
  }

  /** How rare a word or a term is, squared. */
  #weight(key) {
    const count = this.holding.get(key)?.length ?? 0;
    return count ? Math.log(1 + this.said.length / count) ** 2 : 0;
  }

  /** The units whose title has a word or a term. */
  titled(key) {
    return (this.holding.get(key) ?? []).filter((number) => number < this.index.units.length);
  }

  #names(term) {
    const names = this.folded.get(term) ?? this.index.terms[term].names.map(fold);
    this.folded.set(term, names);
    return names;
  }

  /** A word that is part of a term that is named there is not counted again. */
  #length({ words, terms }) {
    const names = terms.flatMap((term) => this.#names(term));
    const own = words.filter((word) => !names.some((name) => name.includes(word)));
    const keys = [...own.map((word) => strokes(word)), ...terms.map((term) => TERM + term)];
    return keys.reduce((sum, key) => sum + this.#weight(key), 0);
  }

  /** The questions as words of units: [word or term's key, unit], for the index of all words. */
  *ofUnits() {
    for (let number = this.index.units.length; number < this.said.length; number++) {
      const { words, terms } = this.said[number];
      for (const word of words) yield { key: strokes(word), word, unit: this.unitOf[number] };
      for (const term of terms) yield { key: TERM + term, term, unit: this.unitOf[number] };
    }
  }

  /**
   * Unit → how nearly one of its questions is the query's, from 0 to 1.
   * @param {{text: string, terms?: number[]}[]} pieces
   * @param {(piece: any) => number} weightOf what a piece counts, beside how rare it is
   */
  similar(pieces, weightOf) {
    const matched = new Map();
    const said = new Set(pieces.map(({ text }) => text));
    let all = 0;
    for (const piece of pieces) {
      const keys = [strokes(piece.text), ...(piece.terms ?? []).map((term) => TERM + term)];
      const known = keys.filter((key) => this.holding.has(key));
      const near = meaning(piece.text, said).map((word) => strokes(word));
      const rare = [...known, ...near.filter((key) => this.holding.has(key))].map((key) => this.#weight(key));
      const weight = weightOf(piece) * (rare.length ? Math.min(...rare) : this.#rarest);
      all += weight;
      const holding = new Set(known.flatMap((key) => this.holding.get(key) ?? []));
      const nearly = new Set(near.flatMap((key) => this.holding.get(key) ?? []));
      for (const number of holding) matched.set(number, (matched.get(number) ?? 0) + weight);
      for (const number of nearly)
        if (!holding.has(number)) matched.set(number, (matched.get(number) ?? 0) + NEARLY * weight);
    }
    const found = new Map();
    for (const [number, weight] of matched) {
      const share = weight / Math.sqrt(all * Math.max(weight, this.lengths[number]));
      const unit = this.unitOf[number];
      if (share > (found.get(unit) ?? 0)) found.set(unit, share);
    }
    return found;
  }

  get #rarest() {
    return Math.log(1 + this.said.length) ** 2;
  }
}
