// How alike two Korean words sound: an edit distance over phonemes, not letters.
//
// Speech recognition and people who write what they heard mix up neighbouring sounds (ㅂ and ㅍ, ㅔ and
// ㅐ), lose final consonants and weak vowels, and put words in front. Each of these costs little here.
// The tables are those of korean/phonology.py, which does the same outside the browser.
import TABLES from "../../korean/phonology.json" with { type: "json" };

const { onsets: ONSETS, vowels: VOWELS, codas: CODAS, costs: COSTS, plain: PLAIN } = TABLES;
const FIRST = "가".charCodeAt(0);
const SYLLABLES = 11172;

// Symbols: every phoneme is a small number, so that a distance is a walk over typed arrays.
const described = [
  ...[...ONSETS].filter((jamo) => jamo !== "ㅇ").map((jamo) => ({ role: "onset", jamo })),
  ...Object.keys(VOWELS).map((jamo) => ({ role: "vowel", jamo })),
  ...[...new Set(CODAS)].sort().map((jamo) => ({ role: "coda", jamo })),
];
const symbols = new Map(described.map(({ role, jamo }, number) => [role + jamo, number]));
const VOWEL = ONSETS.length - 1;
// A stop and the ㅎ after it are one sound: '깃허브' is said as '기터브'.
const ASPIRATED = new Map(Object.entries(TABLES.aspirated).map(([coda, onset]) => [symbols.get(`coda${coda}`), onset]));

const SIZE = described.length;
const DROP = Float32Array.from(described, dropCost);
const REPLACE = Float32Array.from({ length: SIZE * SIZE }, (_, at) =>
  replaceCost(described[Math.floor(at / SIZE)], described[at % SIZE]),
);

function dropCost({ role, jamo }) {
  if (role === "vowel") return "ㅡㅣ".includes(jamo) ? COSTS.dropWeakVowel : COSTS.dropVowel;
  if (jamo === "ㅎ") return COSTS.dropH;
  return role === "coda" ? COSTS.dropCoda : COSTS.dropOnset;
}

function replaceCost(a, b) {
  if (a.jamo === b.jamo) return a.role === b.role ? 0 : COSTS.moved;
  if ((a.role === "vowel") !== (b.role === "vowel")) return COSTS.never; // dropping and adding is cheaper
  if (a.role === "vowel") {
    const [x, y] = [VOWELS[a.jamo], VOWELS[b.jamo]];
    const apart = Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]) * COSTS.vowelScale;
    return Math.min(COSTS.vowelMost, apart + (x[3] === y[3] ? COSTS.sameGlide : COSTS.glide));
  }
  if ((PLAIN[a.jamo] ?? a.jamo) === (PLAIN[b.jamo] ?? b.jamo)) return COSTS.strength;
  if (isSonorant(a.jamo) && isSonorant(b.jamo)) return COSTS.sonorant;
  return place(a.jamo) === place(b.jamo) ? COSTS.samePlace : COSTS.otherConsonant;
}

function isSonorant(jamo) {
  return TABLES.sonorants.includes(jamo);
}

function place(jamo) {
  return TABLES.places.findIndex((jamos) => jamos.includes(jamo));
}

function aloud(text) {
  if (text >= "0" && text <= "9") return TABLES.digits[text];
  return text.length > TABLES.longestSpelled
    ? ""
    : [...text.toLowerCase()].map((letter) => TABLES.letters[letter]).join("");
}

/** The phonemes of a text: digits and short Latin words letter by letter; what else is not Korean is left out. */
export function phonemes(text) {
  const sounds = [];
  for (const syllable of text.replace(/[0-9]|[A-Za-z]+/g, aloud)) {
    const code = syllable.charCodeAt(0) - FIRST;
    if (!(code >= 0 && code < SYLLABLES)) continue;
    /** @type {string | undefined} */
    let onset = ONSETS[Math.floor(code / 588)];
    if (onset === "ㅎ" && ASPIRATED.has(sounds.at(-1))) onset = ASPIRATED.get(sounds.pop());
    if (onset !== "ㅇ") sounds.push(symbols.get(`onset${onset}`));
    sounds.push(VOWEL + Math.floor((code % 588) / 28));
    if (code % 28) sounds.push(symbols.get(`coda${CODAS[(code % 28) - 1]}`));
  }
  return Uint8Array.from(sounds);
}

let previous = new Float32Array(64);
let current = new Float32Array(64);

/**
 * Distance of what was heard from how a name sounds, 0 to about 1: cost by phoneme of the longer one.
 * Gives up and returns Infinity once it must exceed `limit`.
 */
export function soundDistance(heard, name, limit = Infinity) {
  const [n, m] = [heard.length, name.length];
  if (!n || !m) return Infinity;
  if (previous.length <= m) [previous, current] = [new Float32Array(2 * m), new Float32Array(2 * m)];
  const longest = Math.max(n, m);
  const ceiling = limit * longest;
  previous[0] = 0;
  for (let j = 1; j <= m; j++) previous[j] = previous[j - 1] + DROP[name[j - 1]];
  for (let i = 1; i <= n; i++) {
    const sound = heard[i - 1];
    const row = sound * SIZE;
    current[0] = previous[0] + DROP[sound] * COSTS.ends;
    let least = current[0];
    for (let j = 1; j <= m; j++) {
      const added = j === m ? DROP[sound] * COSTS.ends : DROP[sound];
      let cost = previous[j - 1] + REPLACE[row + name[j - 1]];
      if (previous[j] + added < cost) cost = previous[j] + added;
      const dropped = current[j - 1] + DROP[name[j - 1]] * (i === n ? COSTS.nameEnd : 1);
      if (dropped < cost) cost = dropped;
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > ceiling) return Infinity;
    [previous, current] = [current, previous];
  }
  return previous[m] / longest;
}

/** Phonemes with what is easily confused made equal: tense and plain consonants, near vowels. */
export const coarse = (sounds) => sounds.map((sound) => COARSE[sound]);
const COARSE = Uint8Array.from(described, ({ role, jamo }) => {
  if (role === "vowel") {
    const [front, open] = VOWELS[jamo];
    return 40 + (front < 0.7 ? 0 : open > 1 ? 1 : 2);
  }
  return place(jamo) + (isSonorant(jamo) ? 10 : 0);
});
