// What is quoted below a result: the passage of its unit that says most of what was asked, with the
// words marked as they stand there, whatever their endings.
import { fold, strokes } from "./keys.js";

const AROUND = 36; // letters before the first word that is marked
const LONGEST = 110;
const HANGUL_WORD = /[가-힣]+/g;
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const spaced = (name) => [...fold(name)].map(escaped).join("[\\s\\-·]*");

/**
 * What finds the pieces of a query in a text, one for each piece.
 * @param {import("./search-words.js").Piece[]} pieces
 * @param {import("./search-index.js").SearchIndex} index
 * @returns {((text: string) => [number, number][])[]}
 */
export function findersOf(pieces, index) {
  return pieces
    .filter(({ kind }) => kind !== "asking" && kind !== "particle")
    .map(({ kind, text, terms = [] }) => {
      if (kind === "word" && text.endsWith("_")) return verbFinder(strokes(text.slice(0, -1)));
      const names = new Set([text, ...terms.flatMap((term) => index.terms[term].names)].filter((name) => fold(name)));
      const longestFirst = [...names].sort((one, other) => other.length - one.length);
      return patternFinder(new RegExp(longestFirst.map(nameSource).join("|"), "gi"));
    });
}

/** A name of Latin letters stands alone; what is Korean may have anything after it. */
function nameSource(name) {
  const latin = /^[\x20-\x7e]+$/.test(name);
  return latin ? `(?<![a-z0-9])${spaced(name)}(?![a-z0-9])` : spaced(name);
}

const patternFinder = (pattern) => (text) =>
  Array.from(
    text.matchAll(pattern),
    ({ index, 0: { length } }) => /** @type {[number, number]} */ ([index, index + length]),
  );

/** Whole words that begin with the strokes of a verb's stem: 나누 → 나눈다, 나눴을. */
const verbFinder = (stem) => (text) =>
  Array.from(text.matchAll(HANGUL_WORD))
    .filter(([word]) => strokes(word).startsWith(stem))
    .map(({ index, 0: { length } }) => /** @type {[number, number]} */ ([index, index + length]));

const TELLING = 20; // letters: a shorter passage says little

/**
 * The best passage of a unit: where it stands, its text, and what to mark in it. Of a unit that says it in
 * other words, its beginning.
 * @param {[string, string][]} blocks id and text
 * @param {ReturnType<typeof findersOf>} finders
 */
export function bestPassage(blocks, finders) {
  /** @type {{id: string, text: string, marks: [number, number][], score: number} | null} */
  let best = null;
  for (const [id, text] of blocks) {
    const found = finders.map((find) => find(text));
    const score = found.filter((places) => places.length).length + (text.length > TELLING ? 0.5 : 0);
    const marks = found.flat().sort(([one], [other]) => one - other);
    if (marks.length && (!best || score > best.score)) best = { id, text, marks, score };
  }
  // The index holds them from the last to the first.
  const [id, text] = blocks.findLast((block) => block[1].length > TELLING) ?? blocks[0] ?? [];
  return best || text ? cut(best ?? { id, text, marks: [] }) : null;
}

/** @param {{id: string, text: string, marks: [number, number][]}} passage */
function cut({ id, text, marks }) {
  const first = marks[0]?.[0] ?? 0;
  const from = first <= AROUND ? 0 : text.lastIndexOf(" ", first - AROUND / 2) + 1;
  const to = Math.min(text.length, from + LONGEST);
  const inside = marks.filter(([start, end]) => start >= from && end <= to);
  return {
    id,
    text: `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`,
    marks: inside.map(([start, end]) => [start - from + (from ? 2 : 0), end - from + (from ? 2 : 0)]),
  };
}

/** The first line of code that uses one of the words, and where it stands. */
export function codeLine(listings, words) {
  for (const [id, source] of listings)
    for (const line of source.split("\n"))
      if (words.some((word) => line.toLowerCase().includes(word))) return { id, line: line.trim() };
  return null;
}

/** Put a text with its marks into an element; marks that overlap are one. */
export function writeMarked(element, { text, marks }) {
  const parts = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(at, start), mark);
    at = end;
  }
  element.replaceChildren(...parts, text.slice(at));
}
