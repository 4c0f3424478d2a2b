// What a name and a query are turned into before they are compared. Pure; no page here.
import { disassemble } from "es-hangul";

const SEPARATORS = /[\s·‧・\-_/.,:;'"()[\]{}<>!?’‘“”–—&+*=]+/g;
const VOWEL = /[ㅏ-ㅣ]/;
const strokesOf = new Map();

/** Lower case, composed, without spaces, hyphens and other separators. */
export const fold = (text) => text.normalize("NFC").toLowerCase().replace(SEPARATORS, "");

/** The key strokes that write a folded text: '전잏' and '전이ㅎ' become the same. */
export function strokes(folded) {
  let written = "";
  for (const character of folded) {
    if (!strokesOf.has(character)) strokesOf.set(character, character < "ㄱ" ? character : disassemble(character));
    written += strokesOf.get(character);
  }
  return written;
}

/** The first consonant of each syllable; what is not Hangul stays as it is. */
export function initials(folded) {
  let written = "";
  for (const character of folded) written += isSyllable(character) ? strokes(character)[0] : character;
  return written;
}

export const isSyllable = (character) => character >= "가" && character <= "힣";
export const isHangul = (text) => /[ㄱ-ㅣ가-힣]/.test(text);

/**
 * Split strokes where spelling may turn into initial consonants: '전이ㅎㅅ' → '전이' and 'ㅎㅅ'.
 * Returns pairs of [spelled strokes, initials]; nothing where the query does not end so.
 */
export function spelledThenInitials(written) {
  let start = written.length;
  while (start > 0 && /[ㄱ-ㅎ]/.test(written[start - 1])) start--;
  const tail = written.slice(start);
  if (!tail || (start > 0 && tail.length < 2) || (start > 0 && !VOWEL.test(written.slice(0, start)))) return [];
  const pairs = [];
  for (let taken = 0; taken < tail.length; taken++) {
    pairs.push([written.slice(0, start + taken), tail.slice(taken)]);
    if (start === 0) break;
  }
  return pairs;
}

/** The folded text's part after `spelled` strokes, if those end between two syllables; else null. */
export function restAfter(folded, spelled) {
  let length = 0;
  let index = 0;
  for (const character of folded) {
    if (length >= spelled) break;
    length += strokes(character).length;
    index += character.length;
  }
  return length === spelled ? folded.slice(index) : null;
}

/** Where words begin in a name, the first left out: 'fine-tuning' → ['tuning']. */
export function laterWords(name) {
  const words = name.split(/[\s\-_/.·()]+/).filter(Boolean);
  return words.slice(1).map((_, index) => fold(words.slice(index + 1).join(" ")));
}
