// Units for a query, best first. Each piece of the query is looked for by itself; a unit that answers
// more of them, and the rarer of them, comes before one that answers one of them often.
import { fold, strokes } from "./keys.js";
import { Lookup } from "./lookup.js";
import { meaning } from "./search-everyday.js";
import { TERM } from "./search-asked.js";
import { OPTIONS } from "./search-index.js";
import { Slips } from "./search-slips.js";
import { tokensOf } from "./search-space.js";
import { bestOf, ofPages, spread, sums } from "./search-sums.js";
import { INTENTS, LESS, WEIGHTS } from "./search-weights.js";
import { takeApart } from "./search-words.js";

const CODE = ["code"];
const WRITTEN_AS_CODE = /[a-z]\.[a-z]|_|\(/i;
const PACKAGES = /^(?:torch|nn|optim|keras|layers|tf|np|sklearn)$/; // stand before every name
const NOTHING = new Set();
const NONE = { score: 0, covered: 0 };
const FAINT = 0.1; // of the best score
const FAR = 0.5; // of nearness: what is not nearer is no answer of itself
const FEW = 3;
const KEPT = 200; // words whose scores are kept
const NEAR = 34; // of the look-up's score: found by sound or spelling, not somewhere inside
const LONG_ENOUGH = 3; // strokes: what is shorter begins and resembles everything
/** Is a piece a syllable that touches another word in what was typed as one: 가 of 가중지, but not 값 of 값을? */
const isFragment = ({ kind, text, start, end, part = false }, pieces) =>
  kind === "word" &&
  part &&
  /^[가-힣]$/.test(text) &&
  pieces.some((one) => one.part && !isSilent(one) && (one.start === end || one.end === start));
const isSilent = ({ kind }) => kind === "asking" || kind === "particle";
const isLong = (text) => text.length >= (/[a-z]/.test(text) ? 4 : 3);

export class Ranking {
  /** @type {Lookup | undefined} */
  lookup;
  /** @type {Slips | undefined} */
  slips;
  /** What was found for a word: at a key, only the last of a query's words is another one. */
  scored = new Map();

  /**
   * @param {import("./search-index.js").SearchIndex} index
   * @param {typeof WEIGHTS} weights
   */
  constructor(index, weights = WEIGHTS) {
    this.index = index;
    this.by = weights;
    this.unitWeights = index.units.map((unit) =>
      LESS.reduce((weight, one) => (one.when(unit) ? weight * one.weight : weight), unit.kind.weight),
    );
    this.begins = Array.from(index.names, ([name, terms]) => /** @type {const} */ ([strokes(name), terms]));
  }

  /** Make ready what finds names by their sound and spelling; it takes as long as a hundred searches. */
  prepare() {
    const row = ({ id, names }) => ({ id, names: names.map((name) => ["also", name]), definition: "", lecture: false });
    this.lookup ??= new Lookup(this.index.terms.map(row));
    this.slips ??= new Slips(this.index);
  }

  /**
   * The best units for what was typed, the terms that it names, the words of code in it, and what it
   * may have meant where a part of it stands nowhere.
   * @param {string} query
   */
  search(query, most = 10) {
    const { pieces, comparing } = this.#takenApart(query);
    const last = /\s$/.test(query) ? null : pieces.at(-1);
    const said = pieces.filter((piece) => !isSilent(piece));
    const how = {
      asCode: WRITTEN_AS_CODE.test(query),
      defining: said.length === 1,
      comparing,
      said: new Set(said.map(({ text }) => text)),
    };
    const { groups, asked, meant } = this.#grouped(said, last, how, query);
    const code = pieces.flatMap(({ text }) => this.index.code.get(text) ?? []);
    const intents = INTENTS.filter(({ said }) => said.test(query));
    const alike = this.index.questions.similar(
      asked.filter(({ kind }) => kind !== "place"),
      (piece) => this.#weightOf(piece),
    );
    const results = this.#rank(groups, asked, alike, how, code, intents);
    const first = intents.find(({ first }) => first)?.first ?? this.#leading(results);
    const shown = spread(results, this.index.units).slice(0, most);
    return { results: shown, pieces, terms: this.#named(pieces, last), code, meant, first };
  }

  /** What each piece finds, the pieces as they may have been meant, and the query so. */
  #grouped(said, last, how, query) {
    const groups = [];
    const asked = [];
    let meant = "";
    const corrected = (typed, name) => (meant = (meant || fold(query)).replace(typed, ` ${name} `).trim());
    for (const typed of said) {
      let piece = typed;
      if (piece.slip) corrected(piece.slip, this.#nameOf(piece));
      let found = this.#find(piece, piece === last, how);
      if (piece.kind === "unknown" && !found.size && said.length <= FEW && (said.length === 1 || isLong(piece.text))) {
        const near = this.#nearest(piece.text);
        if (near) {
          corrected(piece.text, near.name);
          piece = { ...piece, kind: "term", text: fold(near.name), terms: [near.term] };
          found = this.#find(piece, false, how);
        } else if (said.length === 1) found = this.#slipped(piece.text);
      }
      asked.push(piece);
      if (found.size) groups.push({ piece, found });
    }
    return { groups, asked, meant };
  }

  /** The pieces of a query; what stands nowhere may be a slip, if it is not still being typed. */
  #takenApart(query) {
    const plain = takeApart(query, this.index);
    const isBegun = (piece) =>
      piece === plain.pieces.at(-1) && !/\s$/.test(query) && this.#find(piece, true, {}).size > 0;
    const strange = plain.pieces.filter(
      (piece) => (piece.kind === "unknown" && !isBegun(piece)) || isFragment(piece, plain.pieces),
    );
    const { slips, index } = this;
    if (!slips || !strange.length) return plain;
    // Of a whole sentence, an everyday word that the book lacks is no slip of another word.
    const long = plain.pieces.filter((piece) => !isSilent(piece)).length > FEW;
    return takeApart(query, index, (typed, from, to) => {
      const isKnown = index.names.has(typed) || index.words.has(typed);
      const near = !isKnown && strange.some(({ start, end }) => from < end && start < to) ? slips.near(typed) : null;
      return near?.terms || !long ? near : null;
    });
  }

  /** @param {{text: string, terms?: number[]}} piece */
  #nameOf({ text, terms = [] }) {
    const names = terms.flatMap((term) => this.index.terms[term].names);
    return names.find((name) => fold(name) === text) ?? text;
  }

  /** The kind of result that answers much better than a section does. */
  #leading(results) {
    const best = results[0] && this.index.units[results[0].unit].kind;
    if (!best || best.weight === 1) return "";
    const section = results.find(({ unit }) => this.index.units[unit].kind.weight === 1);
    return !section || results[0].score > this.by.leads * section.score ? best.name : "";
  }

  /** The terms that a query names; of a name that is still being typed, those that begin so. */
  #named(pieces, last) {
    const whole = pieces.filter(({ kind }) => kind === "term").flatMap(({ terms = [] }) => terms);
    if (whole.length || !last || last.kind === "asking") return [...new Set(whole)];
    const typed = strokes(last.text);
    if (typed.length < LONG_ENOUGH) return [];
    const begun = this.begins.filter(([written]) => written.startsWith(typed));
    return [...new Set(begun.sort(([one], [other]) => one.length - other.length).flatMap(([, terms]) => terms))];
  }

  /** The term whose name is spelled or sounds nearly like this, if any. */
  #nearest(text) {
    if (text.length < 2 || !this.lookup) return null;
    const [best] = this.lookup.search(text, { most: 1 }).results;
    if (!best || best.score > NEAR) return null;
    return { name: best.name, term: this.index.terms.findIndex(({ id }) => id === best.term.id) };
  }

  /** Unit → how well it answers one piece of the query. */
  #find(piece, unfinished, { asCode = false, defining = false, said = NOTHING }) {
    const found = new Map();
    const take = (word, weight, options = {}) => {
      for (const { id, score } of this.#scored(word, options))
        found.set(id, Math.max(found.get(id) ?? 0, score * weight));
    };
    const { text, kind } = piece;
    if (kind === "place") return this.#atPlace(text);
    const code = this.index.code.get(text);
    // Who writes `torch.optim.SGD` looks for that line, and less for what it means.
    const weight = code && asCode ? this.by.byPart : 1;
    if (kind === "term") this.#takeTerm(piece, weight, take, found, defining);
    if (kind === "word") take(text, weight);
    for (const other of meaning(text, said)) if (this.index.words.has(other)) take(other, this.by.near);
    if (code) take(code, kind === "code" ? 1 : this.by.code[asCode ? "written" : "other"], { fields: CODE });
    if (kind === "term" || kind === "word") this.#takeParts(text, found);
    if (strokes(text).length < LONG_ENOUGH) return found;
    if (kind === "unknown" || (unfinished && !found.size)) take(text, this.by.begun, { prefix: true });
    return found;
  }

  /** The pages of a chapter or section of the textbook, its first page and their beginnings first. */
  #atPlace(text) {
    const found = new Map();
    const wanted = text.replace(/[장절]$/, "");
    const chapter = text.endsWith("장");
    this.index.units.forEach(({ page, title }, unit) => {
      const number = chapter ? /^(\d+)[장.]/.exec(page.title)?.[1] : /^[\d.]+\d/.exec(page.title)?.[0];
      if (number !== wanted && !(!chapter && number?.startsWith(`${wanted}.`))) return;
      const whole = chapter && !/장/.test(page.title) ? 0.5 : 1;
      found.set(unit, title === page.title ? whole : 0.3 * whole);
    });
    return found;
  }

  /** Units with words that are nearly this one. */
  #slipped(text) {
    const length = strokes(text).length;
    if (length < LONG_ENOUGH) return new Map();
    const near = this.#scored(text, { fuzzy: length > 5 ? 2 : 1 });
    return new Map(near.map(({ id, score }) => [id, score * this.by.slipped]));
  }

  #takeTerm({ text, terms }, weight, take, found, defining) {
    const options = defining ? { boost: { ...this.by.boost, home: this.by.boost.home * this.by.defined } } : {};
    for (const term of terms) if (this.index.shown.has(term)) take(TERM + term, weight, options);
    if (this.index.words.has(text)) take(text, weight * this.by.byWord);
    if (found.size >= FEW) return;
    for (const term of terms) for (const wider of this.index.terms[term].broader) take(TERM + wider, this.by.byPart);
    for (const term of terms)
      for (const word of this.index.terms[term].ko.split(" "))
        if (this.index.words.has(word)) take(word, this.by.byPart);
  }

  #wanted(unit, intents) {
    return intents.reduce((all, { weight, of }) => (of(this.index.units[unit]) ? all * weight : all), 1);
  }

  #scored(word, options = {}) {
    const key = word + JSON.stringify(options);
    let found = this.scored.get(key);
    if (found) return found;
    if (this.scored.size > KEPT) this.scored.clear();
    found = this.index.engine.search(word, { ...OPTIONS, boost: this.by.boost, bm25: this.by.bm25, ...options });
    this.scored.set(key, found);
    return found;
  }

  #unitsOf(word) {
    return this.#scored(word, { fields: CODE }).map(({ id }) => id);
  }

  /** A compound also by its parts, where all of them stand: Kiwi reads 제로샷 as one word or as two. */
  #takeParts(text, found) {
    for (let at = 2; at <= text.length - 1; at++) {
      const parts = [text.slice(0, at), text.slice(at)];
      if (!parts.every((part) => this.index.words.has(part))) continue;
      const [one, other] = parts.map((part) => this.#scored(part));
      const scores = new Map(other.map(({ id, score }) => [id, score]));
      for (const { id, score } of one) {
        const both = Math.min(score, scores.get(id) ?? 0) * this.by.byParts;
        if (both) found.set(id, Math.max(found.get(id) ?? 0, both));
      }
    }
  }

  #rank(groups, asked, alike, { comparing }, code, intents) {
    const listed = code.length ? new Set(code.flatMap((word) => this.#unitsOf(word))) : new Set();
    const weighed = groups.map(({ piece, found }) => {
      const weight = Math.log(1 + this.index.units.length / found.size) * this.#weightOf(piece);
      return { weight, found, top: Math.max(...found.values()) };
    });
    const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
    const power = comparing ? this.by.compared : this.by.coverage;
    const { alone, page: ofPage } = this.by;
    const value = ({ score, covered }) => (all ? (score * (alone + (1 - alone) * (covered / all) ** power)) / all : 0);
    const units = sums(weighed);
    // Who names a section of the textbook wants what stands there.
    const tokens = asked.some(({ kind }) => kind === "place") ? [] : tokensOf(asked);
    const near = this.index.space?.nearness(tokens) ?? [];
    const pagesAlike = bestOf(alike, this.index.units);
    const likeness = (share = 0) => this.by.alike * share ** this.by.sharp;
    // What a page's parts answer together speaks for each of them.
    const pages = sums(weighed.map((one) => ({ ...one, found: ofPages(one.found, this.index.units, this.by.many) })));
    // What stands near the query is found though it has none of its words.
    near.forEach((share, unit) => {
      if (share > FAR && !units.has(unit)) units.set(unit, NONE);
    });
    const results = [];
    let best = 0;
    for (const [unit, sum] of units) {
      const { page } = this.index.units[unit];
      const own =
        this.by.space * (near[unit] ?? 0) +
        (1 - ofPage) * (value(sum) + likeness(alike.get(unit))) +
        ofPage * (value(pages.get(page) ?? NONE) + likeness(pagesAlike.get(page)));
      const score = this.#wanted(unit, intents) * this.unitWeights[unit] * own;
      best = Math.max(best, score);
      results.push({ unit, code: listed.has(unit), score });
    }
    // Common words stand in most units: nobody sees those that answer next to nothing.
    return results
      .filter(({ code, score }) => code || score > FAINT * best)
      .sort((one, other) => other.score - one.score || one.unit - other.unit);
  }

  /** A name says more than a word, a verb less, and a single syllable may be anything. */
  #weightOf({ kind, text }) {
    if (kind === "term") return this.by.term;
    if (text.endsWith("_")) return this.by.verb;
    return /^[가-힣]$/.test(text) || PACKAGES.test(text) ? this.by.syllable : 1;
  }
}
