// How alike two Korean words sound: an edit distance over phonemes, not letters.
//
// Speech recognition and people who write what they heard mix up neighbouring sounds (ㅂ and ㅍ, ㅔ and
// ㅐ), lose final consonants and weak vowels, and put words in front. Each of these costs little here.
import { disassembleCompleteCharacter } from "es-hangul";

const PLACE = { ㅂ: 1, ㅃ: 1, ㅍ: 1, ㅁ: 1, ㄷ: 2, ㄸ: 2, ㅌ: 2, ㄴ: 2, ㄹ: 2, ㅅ: 3, ㅆ: 3, ㅈ: 3, ㅉ: 3, ㅊ: 3, ㄱ: 4, ㄲ: 4, ㅋ: 4, ㅎ: 5, ㅇ: 4 };
const PLAIN = { ㅃ: "ㅂ", ㅍ: "ㅂ", ㄸ: "ㄷ", ㅌ: "ㄷ", ㅆ: "ㅅ", ㅉ: "ㅈ", ㅊ: "ㅈ", ㄲ: "ㄱ", ㅋ: "ㄱ" };
const NASAL_OR_LIQUID = new Set(["ㅁ", "ㄴ", "ㅇ", "ㄹ"]);
// A final consonant is one of seven sounds.
const FINAL = { ㅋ: "ㄱ", ㄲ: "ㄱ", ㅅ: "ㄷ", ㅆ: "ㄷ", ㅈ: "ㄷ", ㅊ: "ㄷ", ㅌ: "ㄷ", ㅎ: "ㄷ", ㅍ: "ㅂ" };
// Vowels as (front–back, open–close, rounded) and the glide before them.
const VOWELS = {
  ㅣ: [0, 0, 0, ""], ㅔ: [0, 1.2, 0, ""], ㅐ: [0, 1.4, 0, ""], ㅏ: [1, 2, 0, ""], ㅓ: [1.4, 1.3, 0.2, ""],
  ㅗ: [2, 1.1, 1, ""], ㅜ: [2, 0, 1, ""], ㅡ: [1.4, 0, 0.2, ""],
  ㅖ: [0, 1.2, 0, "y"], ㅒ: [0, 1.4, 0, "y"], ㅑ: [1, 2, 0, "y"], ㅕ: [1.4, 1.3, 0.2, "y"],
  ㅛ: [2, 1.1, 1, "y"], ㅠ: [2, 0, 1, "y"],
  ㅘ: [1, 2, 0, "w"], ㅝ: [1.4, 1.3, 0.2, "w"], ㅙ: [0, 1.4, 0, "w"], ㅞ: [0, 1.2, 0, "w"],
  ㅚ: [0, 1.2, 0, "w"], ㅟ: [0, 0, 0, "w"], ㅢ: [0.4, 0, 0, ""],
};
const DIGITS = [..."공일이삼사오육칠팔구"];
const LETTERS = {
  a: "에이", b: "비", c: "씨", d: "디", e: "이", f: "에프", g: "지", h: "에이치", i: "아이", j: "제이", k: "케이",
  l: "엘", m: "엠", n: "엔", o: "오", p: "피", q: "큐", r: "알", s: "에스", t: "티", u: "유", v: "브이",
  w: "더블유", x: "엑스", y: "와이", z: "제트",
};

export const COSTS = {
  strength: 0.6, samePlace: 0.64, otherConsonant: 0.87, sonorant: 0.51,
  vowelScale: 0.4, vowelMax: 1.2, glide: 0.12,
  dropOnset: 0.68, dropFinal: 0.34, dropVowel: 0.47, dropWeakVowel: 0.6, dropH: 0.3,
  ends: 1.1, nameEnd: 0.7,
};

// Symbols: every phoneme is a small number, so that a distance is a walk over typed arrays.
const symbols = new Map();
const described = [];
function symbol(role, jamo) {
  const name = role + jamo;
  if (!symbols.has(name)) {
    symbols.set(name, described.length);
    described.push({ role, jamo });
  }
  return symbols.get(name);
}
for (const jamo of Object.keys(PLACE)) symbol("onset", jamo), symbol("final", jamo);
for (const jamo of Object.keys(VOWELS)) symbol("vowel", jamo);

const SIZE = described.length;
const REPLACE = new Float32Array(SIZE * SIZE);
const DROP = new Float32Array(SIZE);
fillCosts();

export function fillCosts() {
  for (let a = 0; a < SIZE; a++) {
    DROP[a] = dropCost(described[a]);
    for (let b = 0; b < SIZE; b++) REPLACE[a * SIZE + b] = replaceCost(described[a], described[b]);
  }
}

function dropCost({ role, jamo }) {
  if (role === "vowel") return jamo === "ㅡ" || jamo === "ㅣ" ? COSTS.dropWeakVowel : COSTS.dropVowel;
  if (jamo === "ㅎ") return COSTS.dropH;
  return role === "final" ? COSTS.dropFinal : COSTS.dropOnset;
}

function replaceCost(a, b) {
  if (a.jamo === b.jamo) return a.role === b.role ? 0 : 0.1;
  const vowels = (a.role === "vowel") + (b.role === "vowel");
  if (vowels === 1) return 9; // dropping one and adding the other is always cheaper
  if (vowels === 2) {
    const [x, y] = [VOWELS[a.jamo], VOWELS[b.jamo]];
    const apart = Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]) * COSTS.vowelScale;
    return Math.min(COSTS.vowelMax, apart + (x[3] === y[3] ? 0.03 : COSTS.glide));
  }
  if ((PLAIN[a.jamo] ?? a.jamo) === (PLAIN[b.jamo] ?? b.jamo)) return COSTS.strength;
  if (NASAL_OR_LIQUID.has(a.jamo) && NASAL_OR_LIQUID.has(b.jamo)) return COSTS.sonorant;
  return PLACE[a.jamo] === PLACE[b.jamo] ? COSTS.samePlace : COSTS.otherConsonant;
}

/** The phonemes of a text: digits and single letters as they are read aloud; what else is not Korean is left out. */
export function phonemes(text) {
  const read = text
    .replace(/\d/g, (digit) => DIGITS[digit])
    .replace(/[a-z]+/gi, (word) => (word.length <= 4 ? [...word.toLowerCase()].map((letter) => LETTERS[letter]).join("") : ""));
  const sounds = [];
  for (const character of read) {
    const parts = disassembleCompleteCharacter(character);
    if (!parts) continue;
    if (parts.choseong !== "ㅇ") sounds.push(symbol("onset", parts.choseong));
    const vowels = parts.jungseong.length > 1 ? joined(parts.jungseong) : parts.jungseong;
    sounds.push(symbol("vowel", vowels));
    if (parts.jongseong) sounds.push(symbol("final", FINAL[parts.jongseong[0]] ?? parts.jongseong[0]));
  }
  return Uint8Array.from(sounds);
}

// es-hangul takes a compound vowel apart into its strokes; its sound is one.
const COMPOUND = { ㅗㅏ: "ㅘ", ㅗㅐ: "ㅙ", ㅗㅣ: "ㅚ", ㅜㅓ: "ㅝ", ㅜㅔ: "ㅞ", ㅜㅣ: "ㅟ", ㅡㅣ: "ㅢ" };
const joined = (strokes) => COMPOUND[strokes] ?? strokes[0];

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
    current[0] = previous[0] + DROP[sound] * COSTS.ends; // a word in front costs less
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
  return PLACE[jamo] + (NASAL_OR_LIQUID.has(jamo) ? 10 : 0);
});
