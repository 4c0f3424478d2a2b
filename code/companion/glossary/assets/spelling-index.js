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
      const distance = slips(folded, key.folded, most);
      if (distance <= most) found(key, distance);
    }
  }
}

const letters = (folded) => Uint8Array.from(folded, (letter) => letter.charCodeAt(0) & 127);

const rows = [0, 1, 2].map(() => new Uint8Array(64));

/**
 * Letters inserted, left out, changed or swapped (optimal string alignment) from `typed` to `name`, or
 * half more than to where `name` has got when it is typed no further; Infinity above `most`.
 */
function slips(typed, name, most) {
  const [n, m] = [typed.length, Math.min(name.length, typed.length + most)];
  if (m < n - most || m >= rows[0].length) return Infinity;
  let [before, previous, current] = rows;
  for (let j = 0; j <= m; j++) previous[j] = j;
  for (let i = 1; i <= n; i++) {
    current[0] = i;
    let least = i;
    for (let j = 1; j <= m; j++) {
      let cost = previous[j - 1] + (typed[i - 1] === name[j - 1] ? 0 : 1);
      if (previous[j] + 1 < cost) cost = previous[j] + 1;
      if (current[j - 1] + 1 < cost) cost = current[j - 1] + 1;
      const swapped = i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1];
      if (swapped && before[j - 2] + 1 < cost) cost = before[j - 2] + 1;
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [before, previous, current] = [previous, current, before];
  }
  let part = Infinity;
  for (let j = Math.max(0, n - most); j <= m; j++) part = Math.min(part, previous[j] + 0.5);
  const whole = m === name.length ? previous[m] : Infinity;
  return Math.min(whole, part);
}
