// Names by how they are spelled, for a query with slips of the finger. Latin letters only: what is
// wrong in Hangul is found by its sound.
import { GramIndex } from "./gram-index.js";

const CANDIDATES = 120;

export class SpellingIndex {
  /** `spelled`: [{folded, name, entry, kind}]. */
  constructor(spelled) {
    this.keys = spelled.filter(({ folded }) => /^[a-z0-9]{3,}$/.test(folded));
    this.index = new GramIndex(this.keys.map(({ folded }) => letters(folded)));
  }

  /** Call `found(key, mistakes)` for names within one slip in four letters (at most 3) of `folded`. */
  near(folded, found) {
    if (!/^[a-z0-9]{3,}$/.test(folded)) return;
    const most = Math.min(3, Math.max(1, Math.floor(folded.length / 4)));
    for (const index of this.index.candidates(letters(folded), CANDIDATES)) {
      const key = this.keys[index];
      // A word that is not yet typed to its end may have a slip too.
      const begun = key.folded.slice(0, folded.length + 1);
      const whole = slips(folded, key.folded, most);
      const part = begun.length < key.folded.length ? slips(folded, key.folded.slice(0, folded.length), most) + 0.5 : Infinity;
      const distance = Math.min(whole, part);
      if (distance <= most) found(key, distance);
    }
  }
}

const letters = (folded) => Uint8Array.from(folded, (letter) => letter.charCodeAt(0) & 127);

/** Letters inserted, left out, changed or swapped (optimal string alignment); Infinity above `most`. */
function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let [before, previous, current] = [[], [...Array(b.length + 1).keys()], []];
  for (let i = 1; i <= a.length; i++) {
    current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + !same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) current[j] = Math.min(current[j], before[j - 2] + 1);
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length] <= most ? previous[b.length] : Infinity;
}
