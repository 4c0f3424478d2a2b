// How nearly a query is what a part of the book is asked: its title, or one of the first questions that are
// written for it (search/analyse.py). All its questions teach the space of meaning.
//
// Words of a title and of a question count as in a cosine: by how rare they are, so that a short question
// that is the query's comes before a long one with the query's words in it.
import { fold, strokes } from "./keys.js";
import { meaning } from "./search-everyday.js";

/** What stands before a term's number where it is a word of the index: no text holds it. */
export const TERM = "§";
const NEARLY = 0.6; // of a word of everyday that means the same

/** @typedef {{word: string, term: number, holding: number[], weight: number}} Key a word or a term, the questions that hold it, how rare it is, squared */

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
    /** @type {Map<string, Key>} */
    this.keys = new Map();
    const first = index.units.length;
    this.#read(titles.title, 0, false);
    this.#read(titles.titleTerms, 0, true);
    this.#read(asked.words, first, false);
    this.#read(asked.terms, first, true);
    for (const key of this.keys.values()) key.weight = Math.log(1 + this.unitOf.length / key.holding.length) ** 2;
    this.lengths = this.#lengths();
    /** What a query's pieces have of each question, and the turn in which it was last looked at. */
    this.matched = new Float32Array(this.unitOf.length);
    this.turns = new Uint32Array(this.unitOf.length);
    this.turn = 0;
  }

  #read([words, postings], first, areTerms) {
    const lists = postings.split(" ");
    (words ? words.split(" ") : []).forEach((word, place) => {
      const name = areTerms ? TERM + word : strokes(word);
      let key = this.keys.get(name);
      if (!key) {
        key = { word: areTerms ? "" : word, term: areTerms ? Number(word) : -1, holding: [], weight: 0 };
        this.keys.set(name, key);
      }
      for (const [number] of this.index.unpack(lists[place])) key.holding.push(first + number);
    });
  }

  /** The units whose title has a word or a term. */
  titled(name) {
    return (this.keys.get(name)?.holding ?? []).filter((number) => number < this.index.units.length);
  }

  /** How much the words of each question weigh; one that is part of a term named there is not counted again. */
  #lengths() {
    const lengths = new Float32Array(this.unitOf.length);
    /** @type {Map<number, string[]>} */
    const named = new Map();
    for (const { term, holding, weight } of this.keys.values()) {
      if (term < 0) continue;
      const names = this.index.terms[term].names.map(fold);
      for (const number of holding) {
        lengths[number] += weight;
        named.set(number, [...(named.get(number) ?? []), ...names]);
      }
    }
    for (const { word, holding, weight } of this.keys.values())
      if (word)
        for (const number of holding)
          if (!named.get(number)?.some((name) => name.includes(word))) lengths[number] += weight;
    return lengths;
  }

  /** The questions as words of units: [a word or a term's key, units], for the index of all words. */
  *ofUnits() {
    const first = this.index.units.length;
    for (const [name, { word, term, holding }] of this.keys) {
      const asked = holding.filter((number) => number >= first);
      if (asked.length)
        yield { name, word, term, times: asked.length, units: new Set(asked.map((number) => this.unitOf[number])) };
    }
  }

  /**
   * Unit → how nearly one of its questions is the query's, from 0 to 1.
   * @param {{text: string, terms?: number[]}[]} pieces
   * @param {(piece: any) => number} weightOf what a piece counts, beside how rare it is
   */
  similar(pieces, weightOf) {
    const { matched, lengths, unitOf } = this;
    const said = new Set(pieces.map(({ text }) => text));
    const keysOf = (names) => names.flatMap((name) => this.keys.get(name) ?? []);
    /** @type {number[]} */
    const touched = [];
    let all = 0;
    for (const piece of pieces) {
      const known = keysOf([strokes(piece.text), ...(piece.terms ?? []).map((term) => TERM + term)]);
      const near = keysOf(meaning(piece.text, said).map((word) => strokes(word)));
      const weight = weightOf(piece) * Math.min(this.#rarest, ...[...known, ...near].map((key) => key.weight));
      all += weight;
      this.turn++;
      for (const { holding } of known) this.#match(holding, weight, touched);
      for (const { holding } of near) this.#match(holding, NEARLY * weight, touched);
    }
    const found = new Map();
    for (const number of touched) {
      const share = matched[number] / Math.sqrt(all * Math.max(matched[number], lengths[number]));
      matched[number] = 0;
      const unit = unitOf[number];
      if (share > (found.get(unit) ?? 0)) found.set(unit, share);
    }
    return found;
  }

  /** Add what a piece counts to each question that holds it, once. */
  #match(holding, weight, touched) {
    const { matched, turns, turn } = this;
    for (const number of holding) {
      if (turns[number] === turn) continue;
      turns[number] = turn;
      if (!matched[number]) touched.push(number);
      matched[number] += weight;
    }
  }

  get #rarest() {
    return Math.log(1 + this.unitOf.length) ** 2;
  }
}
