// Where words and units stand in a space of meaning (search/space.py), and how near a query is to each unit.
// A query stands where its words do; a unit may be near though its text has none of them.
import { TERM } from "./search-asked.js";

const LEVELS = 15; // as in search/space.py
const STEPS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcde";
const SILENT = new Set(["asking", "particle", "place"]);

/** The words by which a text is placed, of its pieces: what is said, and the terms that are named. */
export const tokensOf = (pieces) =>
  pieces
    .filter(({ kind }) => !SILENT.has(kind))
    .flatMap(({ text, terms = [] }) => [text, ...terms.map((term) => TERM + term)]);

export class Space {
  /** @param {{steps: number[], words: [string, string], terms: [string, string], units: string}} written */
  constructor({ steps, words, terms, units }) {
    this.dimensions = steps.length;
    const numbers = new Map(Array.from(STEPS, (step, number) => [step, number - LEVELS]));
    const placesOf = (text) =>
      Float32Array.from(text, (step, at) => (numbers.get(step) ?? 0) * steps[at % steps.length]);
    /** @type {Map<string, number>} word, or a term's key → the number of its place */
    this.numbers = new Map();
    for (const word of listed(words[0])) this.numbers.set(word, this.numbers.size);
    for (const term of listed(terms[0])) this.numbers.set(TERM + term, this.numbers.size);
    this.words = placesOf(words[1] + terms[1]);
    this.units = placesOf(units);
    const count = this.units.length / this.dimensions;
    for (let unit = 0; unit < count; unit++) {
      const place = this.units.subarray(unit * this.dimensions, (unit + 1) * this.dimensions);
      const length = Math.hypot(...place) || 1;
      place.forEach((value, d) => {
        place[d] = value / length;
      });
    }
    this.near = new Float32Array(count);
  }

  /**
   * How near each unit stands to a query of these words, from 0 to 1; the next query writes over it.
   * @param {string[]} tokens
   */
  nearness(tokens) {
    const { dimensions, words, units, near } = this;
    const query = new Float64Array(dimensions);
    for (const token of tokens) {
      const at = (this.numbers.get(token) ?? -1) * dimensions;
      for (let d = 0; at >= 0 && d < dimensions; d++) query[d] += words[at + d];
    }
    const length = Math.hypot(...query) || 1;
    for (let unit = 0, at = 0; unit < near.length; unit++) {
      let dot = 0;
      for (let d = 0; d < dimensions; d++, at++) dot += units[at] * query[d];
      near[unit] = Math.max(0, dot / length);
    }
    return near;
  }
}

const listed = (text) => (text ? text.split(" ") : []);
