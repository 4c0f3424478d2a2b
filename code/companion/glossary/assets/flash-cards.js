// A session of flash cards: those that are due, then a few new ones; when each comes again is FSRS's
// decision. Everything is kept in this browser.
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";
import { all, find, read, write } from "./reading-page.js";

const STORE = "annotated-dl-flash-cards";
const NEW_A_SESSION = 20;
const KEYS = { 1: Rating.Again, 2: Rating.Hard, 3: Rating.Good, 4: Rating.Easy };
const MINUTE = 60_000;
const SIDES = {
  "ko-en": { front: (term) => [term.ko], lang: "ko" },
  "en-ko": { front: (term) => [term.en], lang: "en" },
  definition: { front: (term) => [term.definition], lang: "ko" },
};

const root = find(document, ".flash-cards", HTMLElement);
const part = (selector) => find(root, selector, HTMLElement);
const [chapter, side] = ["chapter", "side"].map((name) => find(root, `[name=${name}]`, HTMLSelectElement));
const [startButton, face, front, back, flipButton, ratings, progress] = [
  ".start",
  ".card-face",
  ".front",
  ".back",
  ".flip",
  ".ratings",
  "output",
].map(part);
const scheduler = fsrs();

let queue = [];
let done = 0;
let current = null;

const memory = read(STORE);
const keep = () => {
  if (!write(memory, STORE)) progress.textContent += " 이 브라우저는 기록을 남기지 못한다.";
};

const keyOf = (term) => `${side.value}/${term.id}`;
const cardOf = (term) => {
  const kept = memory[keyOf(term)];
  return kept
    ? { ...kept, due: new Date(kept.due), last_review: kept.last_review && new Date(kept.last_review) }
    : createEmptyCard();
};

async function begin() {
  const terms = await fetchTerms();
  if (!terms) return;
  const now = new Date();
  const chosen = terms.filter(({ chapters }) => !chapter.value || chapters.includes(Number(chapter.value)));
  const known = chosen.filter((term) => memory[keyOf(term)]);
  const due = known.filter((term) => cardOf(term).due <= now).sort((a, b) => cardOf(a).due - cardOf(b).due);
  const fresh = chosen
    .filter((term) => !memory[keyOf(term)])
    .sort(bySyllabus)
    .slice(0, NEW_A_SESSION);
  queue = [...due, ...fresh];
  done = 0;
  next();
}

// What the lecture said comes first, then the textbook's order; what is in neither comes last.
const firstChapter = ({ chapters }) => chapters[0] ?? Infinity;
const bySyllabus = (a, b) => b.lecture - a.lecture || firstChapter(a) - firstChapter(b) || 0;

function next() {
  current = queue.shift() ?? null;
  face.hidden = !current;
  flipButton.hidden = !current;
  ratings.hidden = true;
  back.hidden = true;
  progress.textContent = current
    ? `${done}장 했고 ${queue.length + 1}장 남았다.`
    : `오늘은 여기까지다. ${done}장 했다.`;
  if (!current) return startButton.focus();
  const { front: text, lang } = SIDES[side.value];
  front.textContent = text(current);
  front.lang = lang;
  flipButton.focus();
}

function flip() {
  if (!current || !back.hidden) return;
  for (const name of ["ko", "en", "definition"]) part(`.back .${name}`).textContent = current[name];
  back.hidden = false;
  flipButton.hidden = true;
  ratings.hidden = false;
  const now = new Date();
  const choices = scheduler.repeat(cardOf(current), now);
  for (const button of all(ratings, "button", HTMLButtonElement)) {
    find(button, "small", HTMLElement).textContent = span(choices[button.value].card.due - now.getTime());
  }
  part(".ratings [value='3']").focus();
}

function rate(rating) {
  if (!current || back.hidden) return;
  const { card } = scheduler.next(cardOf(current), new Date(), rating);
  memory[keyOf(current)] = card;
  keep();
  done += 1;
  if (rating === Rating.Again) queue.push(current);
  next();
}

function span(milliseconds) {
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes < 60) return `${Math.max(1, minutes)}분 뒤`;
  if (minutes < 60 * 24) return `${Math.round(minutes / 60)}시간 뒤`;
  return `${Math.round(minutes / (60 * 24))}일 뒤`;
}

let loading = null;

/** The terms, asked for when the reader comes near; null where they cannot be had. */
function fetchTerms() {
  loading ??= fetch(root.dataset.table ?? "")
    .then((answer) => answer.json())
    .catch(() => {
      loading = null; // tried again at the next start
      progress.textContent = "카드를 가져오지 못했다. 인터넷에 이어진 뒤 다시 누른다.";
      return null;
    });
  return loading;
}

for (const near of ["pointerover", "focusin"]) root.addEventListener(near, fetchTerms, { once: true });
startButton.addEventListener("click", begin);
flipButton.addEventListener("click", flip);
for (const button of all(ratings, "button", HTMLButtonElement)) {
  button.addEventListener("click", () => rate(Number(button.value)));
}
root.addEventListener("keydown", ({ key, target }) => {
  if (Object.hasOwn(KEYS, key) && !ratings.hidden && !(target instanceof HTMLSelectElement)) rate(KEYS[key]);
});
