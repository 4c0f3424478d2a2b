// Names and words that are one key stroke away from what was typed: 미새조정 → 미세 조정, 옵티마이져 → 옵티마이저.
// Only what stands nowhere as it was typed is looked for here.
import { strokes } from "./keys.js";

const SHORTEST = 5; // strokes: what is shorter is near to everything
const LONG = 6; // strokes: what is shorter, in Hangul, is only taken for what sounds like it
const TERM_WEIGHT = 3; // a name is meant more often than a word
const SOUNDS_ALIKE = 50; // so much more often one stroke is taken for another that sounds like it
const ALIKE =
  "ㅐㅔ ㅓㅕ ㅏㅑ ㅗㅛ ㅜㅠ ㅡㅜ ㅓㅗ ㄱㅋ ㄱㄲ ㅋㄲ ㄷㅌ ㄷㄸ ㅌㄸ ㅂㅍ ㅂㅃ ㅍㅃ ㅈㅊ ㅈㅉ ㅊㅉ ㅅㅆ".split(" ");
const soundAlike = new Set(ALIKE.flatMap(([one, other]) => [one + other, other + one]));

/** @typedef {{written: string, text: string, terms?: number[], weight: number}} Near */

export class Slips {
  /** @param {import("./search-index.js").SearchIndex} index */
  constructor(index) {
    /** @type {Map<number, Near[]>} how many strokes → what is written with them */
    this.byLength = new Map();
    for (const [text, terms] of index.names) {
      const shown = Math.max(...terms.map((term) => index.timesShown.get(term) ?? 0));
      this.#add({ written: strokes(text), text, terms, weight: TERM_WEIGHT * (1 + shown) });
    }
    for (const [text, weight] of index.words)
      if (!text.endsWith("_") && !index.names.has(text)) this.#add({ written: strokes(text), text, weight });
  }

  /** @param {Near} near */
  #add(near) {
    const { length } = near.written;
    if (length < SHORTEST - 1) return;
    const known = this.byLength.get(length);
    if (known) known.push(near);
    else this.byLength.set(length, [near]);
  }

  /**
   * The name, or else the commonest word, that is one stroke away.
   * @param {string} text folded
   */
  near(text) {
    const typed = strokes(text);
    /** @type {Near | null} */
    let best = null;
    if (typed.length < SHORTEST) return best;
    const long = typed.length >= LONG || /^[a-z]/.test(typed);
    let most = 0;
    for (const length of [typed.length, typed.length + 1, typed.length - 1]) {
      for (const one of this.byLength.get(length) ?? []) {
        const near = nearness(typed, one.written);
        const weight = !long && near < SOUNDS_ALIKE ? 0 : one.weight * near;
        if (weight > most) [best, most] = [one, weight];
      }
    }
    return best;
  }
}

/** 0 where more than one stroke is more, less or other, or two are exchanged. */
function nearness(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let begin = 0;
  while (begin < short.length && short[begin] === long[begin]) begin++;
  let end = 0;
  while (end < short.length - begin && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
  const left = long.length - begin - end;
  if (left === 1) return soundAlike.has(short[begin] + long[begin]) ? SOUNDS_ALIKE : 1;
  const exchanged = left === 2 && short[begin] === long[begin + 1] && short[begin + 1] === long[begin];
  return Number(exchanged && short.length === long.length);
}
