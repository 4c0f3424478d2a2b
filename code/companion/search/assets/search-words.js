// What a reader typed, taken apart: glossary names, words of the book, particles and words of asking.
//
// The cheapest way through all letters is taken, as by a dictionary: '결정트리깊이는' is the name
// 결정 트리, the word 깊이 and a particle. A name may run over spaces, as readers put them anywhere.
import { fold, strokes } from "./keys.js";

const LONGEST = 100; // letters that are looked at
const WORDS = /\d+\.\d+(?:\.\d+)?|\d+(?=장)|[가-힣ㄱ-ㅣ]+|[a-z0-9]+(?:_[a-z0-9]+)*/g;
const PLACE = /^\d+(?:\.\d+){1,2}(?:절)?$|^\d+장$/;
const HANGUL = /[가-힣]/;
const LATIN = /[a-z0-9]/;
const words = (text) => new Set(text.split(" "));

const PARTICLES = words(
  "은 는 이 가 을 를 과 와 의 에 도 만 로 으로 에서 에게 한테 부터 까지 보다 처럼 란 이란 이랑 랑 하고 마다 나 이나 라 " +
    "라는 이라는 라도 에는 에도 에서는 으로는 로는 인가 인지 이다 다 란게 이란게 란건 이란건 야 이야 요 죠 인데 들 별 용 식 " +
    "씩 엔 에선 에게는 한테는 으론 론 만으로 밖에 까지는 말고 뿐 만큼 이라도 으로만 에만 이면 이라면 라면 이죠 이에요 예요 입니까 인가요",
);
/** What follows a noun that is used as a verb: 초기화하면, 정규화된, 훈련시키기. */
const TAIL = /^(?:(?:하|되|시키)(?=.)|된|될|됨|됐|돼|한|할|함|해|했|시킨|시켜|이[가-힣]|인|들|란).{0,4}$/;
/** How the strokes after a verb's stem begin: 나누|면, 나누|ㄴ다, 튕겨|나가나요. */
const ENDING =
  /^(?:ㄴ(?:ㄷㅏ|ㅡㄴ|ㄱㅏ|ㅏ|ㅣ|ㅔ|ㅈㅣ|$)|ㄹ(?:ㄲㅏ|ㅅㅜ|ㄱㅓ|ㄸㅐ|ㅈㅣ|ㅕ|ㅏ|$)|ㅁ(?:ㅕ|$)|ㅂ(?:ㄴㅣ|ㅅㅣ)|ㅆ|[ㅏㅓㅕ](?:ㅅㅓ|ㅇㅛ|ㅆ|ㄷㅗ|ㅇㅑ|ㄴㅏ|ㅈㅣ|ㅈㅜ|$)|ㅇ[ㅓㅏㅡ]|ㄷㅏ|ㄷㅓ|ㄷㅗ|ㄱ[ㅗㅣㅔ]|ㅈ[ㅣㅛㅕ]|ㅅ[ㅓㅣㅔ]|ㅇㅛ|ㄴㅏ|$)/;
/** Asks what becomes of it without a thing: as one verb, whichever is said. */
const WITHOUT = words("없으면 없이 없는 없애면 없앤 빼면 빼고 뺀 안쓰면 안하면");
const LEFT_OUT = "빼_";
const COMPARING = words("차이 차이점 비교 vs 다른점 구분 구별 대 versus difference");
const ASKING = words(
  "왜 언제 뭐 뭐가 뭘 뭔데 뭐예요 어떡해 어떻게해 말고 하죠 할까 될까 되죠 되는지 돼요 나요 예요 이에요 싶은데 싶어요 하려면 하는데 뭐야 뭔가 뭔가요 뭔지 뭐지 무엇 무엇인가 무엇인가요 무슨 어떻게 어떤 어디 어디서 어느 이란 란 의미 뜻 방법 이유 까닭 " +
    "없이 보기 보는 한 두 번 직접 먼저 따로 제일 중 여러 가장 하필 혹시 그런데 없으면 있으면 안되는 안돼 돼 해야 해 하는 하는법 하는지 하나 하나요 하면 하기 하고 법 것 거 건 게 때 할때 수 좀 그 이 더 안 못 잘 쓰는 쓰나 쓰나요 쓰는지 써야 써요 쓰지 " +
    "되나요 되나 되면 되는 인가요 인가 설명 정의 개념 알려줘 예시 예제 방식 경우 대해 대한 관련 얼마나 얼마 몇 있는 있나 있을까 " +
    "안됨 안됩니다 안되요 안되나요 안되는데 안될까 안되면 왜이래 왜죠 이래요 좋은 좋은가 좋나 필요 필요한가 필요성 정리해줘 원리 역할 너무 그냥 거의 가끔 엄청 되게 자꾸 자주 항상 매번 아예 전혀 완전 정말 싹 확 아직 이미 벌써 갑자기 조금 약간 일부러 굳이 원래 보통 대체 도대체 대충 근데 그래도 해도 되지 돼도 거예요 건데 했는데 했더니 하니까 있어요 있어 있는데 있나요 있을까요 없는데 없어요 없나요 없어 개 라고 라면 도리어 오히려 뭐를 뭘로 무엇을 다 두 및 와 과 아닌 아니라 같은 the of a an in to is what why how and for do does",
);

/**
 * @typedef {{kind: "term" | "word" | "code" | "place" | "asking" | "particle" | "unknown", text: string,
 *   terms?: number[], slip?: string, part?: boolean, start: number, end: number}} Piece
 */

/**
 * The pieces of a query, and whether it asks for a comparison.
 * @param {string} query
 * @param {import("./search-index.js").SearchIndex} index
 * @param {((typed: string, from: number, to: number) => import("./search-slips.js").Near | null) | null} nearOf what
 *   may have been meant by some of the letters, if that is to be a piece too
 */
export function takeApart(query, index, nearOf = null) {
  const typed = query.normalize("NFC").toLowerCase().slice(0, LONGEST);
  const parts = (typed.match(WORDS) ?? [])
    .flatMap((part) => wordsOf(part, index))
    .map((part) => (/^\d+\./.test(part) ? part : fold(part)))
    .filter(Boolean);
  const letters = parts.join("");
  const ends = wordEnds(parts);
  const path = new Path(letters.length);
  for (let from = 0; from < letters.length; from++) {
    if (!path.reached(from)) continue;
    for (const piece of piecesFrom(from, letters, ends, index)) path.offer(piece);
    if (nearOf && ends.begins[from] === from)
      for (const piece of slipped(from, letters, ends, nearOf)) path.offer(piece);
  }
  const pieces = path.pieces();
  return { pieces, comparing: pieces.some(({ kind, text }) => kind === "asking" && COMPARING.has(text)) };
}

/** A name of code that is known, or else the words it is made of. */
function wordsOf(part, index) {
  const known = index.code.has(fold(part)) || index.names.has(fold(part));
  return part.includes("_") && !known ? part.split("_") : [part];
}

/** For each letter, where its word begins and where it ends. */
function wordEnds(parts) {
  const begins = [];
  const ends = [];
  for (const part of parts) {
    const begin = begins.length;
    for (let at = 0; at < part.length; at++) {
      begins.push(begin);
      ends.push(begin + part.length);
    }
  }
  return { begins, ends };
}

const COST = {
  term: 1,
  word: 1.15,
  code: 1.3,
  syllable: 1.5,
  inside: 0.25,
  alone: 1.5,
  joined: 0.4,
  taken: 2,
  asking: 0.1,
  without: 0.05,
  particle: 0.3,
  unspaced: 1,
  tail: 0.4,
  tailLetter: 0.35,
};
const VERB = { cost: 1.5, stroke: 0.12, shortest: 2 };
const SLIP = { cost: 2, words: 2, particle: 2 };
const UNKNOWN = { cost: 3, letter: 0.8 };

/** Every piece that may begin at `from`, with its cost. */
function* piecesFrom(from, letters, { begins, ends }, index) {
  const wordEnd = ends[from];
  const whole = begins[from] === from;
  const inside = whole ? 0 : COST.inside;
  const rest = letters.slice(from, wordEnd);
  const piece = (kind, end, cost, more = {}) => ({
    kind,
    text: letters.slice(from, end),
    start: from,
    end,
    cost,
    part: end < wordEnd || !whole,
    ...more,
  });
  const place =
    whole &&
    PLACE.exec(rest + (ends[wordEnd] ? (letters.slice(wordEnd, ends[wordEnd]).match(/^[장절]/)?.[0] ?? "") : ""))?.[0];
  if (place) yield piece("place", from + place.length, COST.asking);
  if (whole && WITHOUT.has(rest)) yield { ...piece("word", wordEnd, COST.without), text: LEFT_OUT };
  if (whole && (ASKING.has(rest) || COMPARING.has(rest))) yield piece("asking", wordEnd, COST.asking);
  const follows = !whole || LATIN.test(letters[from - 1] ?? ""); // GPU가, as well as 학습률이
  if (follows && HANGUL.test(letters[from]) && (PARTICLES.has(rest) || ASKING.has(rest) || COMPARING.has(rest)))
    yield piece(COMPARING.has(rest) || ASKING.has(rest) ? "asking" : "particle", wordEnd, COST.particle);
  if (follows && HANGUL.test(letters[from]))
    for (let end = from + 1; end < Math.min(wordEnd, from + 4); end++) {
      const text = letters.slice(from, end);
      if (PARTICLES.has(text)) yield piece("particle", end, COST.particle + COST.unspaced);
      else if (ASKING.has(text)) yield piece("asking", end, COST.particle + COST.unspaced);
    }
  if (follows && TAIL.test(rest)) yield piece("particle", wordEnd, COST.tail + COST.tailLetter * rest.length);
  const cutsLatin = (at) => LATIN.test(letters[at - 1] ?? "") && LATIN.test(letters[at] ?? "") && begins[at] !== at;
  if (!cutsLatin(from)) {
    const last = Math.min(letters.length, from + index.longestName);
    for (let end = from + 1; end <= last; end++) {
      if (cutsLatin(end)) continue;
      const text = letters.slice(from, end);
      const short = text.length < 2 ? COST.syllable + (whole ? 0 : COST.alone) : 0;
      const terms = index.names.get(text);
      if (terms) yield piece("term", end, COST.term + short + inside, { terms });
      if (index.words.has(text))
        yield piece(
          "word",
          end,
          COST.word +
            short +
            inside +
            (end > wordEnd ? COST.joined : 0) +
            (takesParticle(text, index) ? COST.taken : 0),
        );
      else if (whole && end === wordEnd && index.code.has(text)) yield piece("code", end, COST.code);
    }
  }
  if (whole && HANGUL.test(rest)) {
    const written = strokes(rest);
    const verb = index.verbs
      .get(written[0])
      ?.find((one) => written.startsWith(one.written) && ENDING.test(written.slice(one.written.length)));
    if (verb && verb.written.length >= VERB.shortest) {
      const cost = VERB.cost + VERB.stroke * (written.length - verb.written.length);
      yield { ...piece("word", wordEnd, cost), text: verb.word };
    }
  }
  for (let end = from + 1; end <= wordEnd; end++)
    if (!cutsLatin(from) && !cutsLatin(end)) yield piece("unknown", end, UNKNOWN.cost + UNKNOWN.letter * (end - from));
}

const OFTENER = 5;

/** Is a word rather a name, or a much commoner word, with its particle, as Kiwi at times takes 학습이 for a noun? */
function takesParticle(text, index) {
  return [1, 2].some((letters) => {
    const stem = text.slice(0, -letters);
    if (!stem || !PARTICLES.has(text.slice(-letters)) || index.names.has(text)) return false;
    return index.names.has(stem) || (index.words.get(stem) ?? 0) > OFTENER * (index.words.get(text) ?? 0);
  });
}

/** From the beginning of a word to its end, or to its particle, or to the end of a later word: one stroke wrong. */
function* slipped(from, letters, { ends }, nearOf) {
  let end = from;
  for (let word = 0; word < SLIP.words && end < letters.length; word++) {
    end = ends[end];
    for (let particle = 0; particle <= SLIP.particle; particle++) {
      const cut = end - particle;
      if (cut - from < 2 || (particle && !PARTICLES.has(letters.slice(cut, end)))) continue;
      const typed = letters.slice(from, cut);
      const near = nearOf(typed, from, cut);
      if (near) {
        const { text, terms } = near;
        yield { kind: terms ? "term" : "word", text, terms, slip: typed, start: from, end: cut, cost: SLIP.cost };
      }
    }
  }
}

/** The cheapest way to each letter. */
class Path {
  constructor(length) {
    this.costs = new Array(length + 1).fill(Infinity);
    this.costs[0] = 0;
    this.last = new Array(length + 1);
  }

  reached(at) {
    return this.costs[at] < Infinity;
  }

  offer(piece) {
    const cost = this.costs[piece.start] + piece.cost;
    if (cost >= this.costs[piece.end]) return;
    this.costs[piece.end] = cost;
    this.last[piece.end] = piece;
  }

  /** @returns {Piece[]} */
  pieces() {
    const found = [];
    for (let at = this.costs.length - 1; at > 0; at = found[0].start) found.unshift(this.last[at]);
    return found;
  }
}
