// Names by how they sound.
import { isHangul } from "./keys.js";
import { GramIndex } from "./gram-index.js";
import { coarse, phonemes, soundDistance } from "./sound.js";

const CANDIDATES = 250;
const LIMIT = 0.36;
const WORSE = 0.15; // than the best: too far to be looked at
const FIRST_WORD = 0.06;
const FEWEST = 2; // phonemes

export class PhonemeIndex {
  /** `spelled`: [{folded, name, entry, kind}]; those that cannot be read aloud as Korean are left out. */
  constructor(spelled) {
    const names = spelled.filter(
      ({ folded, kind }) => kind !== "code" && (isHangul(folded) || /^[a-z]{1,4}$/.test(folded)),
    );
    const firsts = names.map(firstWord).filter(Boolean);
    this.keys = [...names.map((key) => ({ ...key, extra: 0 })), ...firsts];
    this.sounds = this.keys.map(({ folded }) => phonemes(folded));
    this.index = new GramIndex(this.sounds.map(coarse));
  }

  /** Call `found(key, distance)` for the names that sound like `query`, at a distance of at most `most`. */
  near(query, found, most = LIMIT) {
    if (!isHangul(query) && query.trim().length > 4) return;
    const heard = phonemes(query);
    if (heard.length < FEWEST) return;
    let limit = most;
    for (const index of this.index.candidates(coarse(heard), CANDIDATES)) {
      const distance = soundDistance(heard, this.sounds[index], limit) + this.keys[index].extra;
      if (distance > limit) continue;
      found(this.keys[index], distance);
      limit = Math.min(limit, distance + WORSE);
    }
  }
}

// Of a name of several words often only the first is caught.
function firstWord({ name, entry, kind }) {
  const [first, ...others] = name.split(" ");
  return others.length && first.length > 2 ? { folded: first, name, entry, kind, extra: FIRST_WORD } : null;
}
