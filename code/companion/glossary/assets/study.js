// Study mode: covers the Korean names, the English names or the definitions of terms on any page.
// A reader uncovers them one by one; what is covered is remembered in this browser only.
import { cards as loading } from "./cards.js";
import { button, idOf, read, write } from "./reading-page.js";

(() => {
  const STORE = "annotated-dl-study";
  const menu = document.querySelector(".study-menu");
  if (!(menu instanceof HTMLDetailsElement)) return;
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = menu.querySelectorAll("input[type=checkbox]");
  let cards = {};
  let state = read(STORE);
  const uncovering = new Map(); // button → what uncovers its elements

  /** Hide `elements` and put a button before the first; the button shows `cue` and uncovers them. */
  function cover(elements, cue, label, focus) {
    const uncover = () => {
      for (const element of elements) element.hidden = false;
      covering.remove();
      uncovering.delete(covering);
    };
    const clicked = (event) => {
      event.stopPropagation();
      uncover();
      focus?.focus();
    };
    // What is seen comes first in what is said, so that it can be said to a machine.
    const covering = button(cue, clicked, { class: "study-cover", "aria-label": `${cue} ${label}` });
    uncovering.set(covering, uncover);
    for (const element of elements) element.hidden = true;
    elements[0].before(covering);
    return covering;
  }

  const englishOf = (link) => cards[idOf(link.hash)]?.en;

  const linkOf = (part) => /** @type {HTMLAnchorElement} */ (part.closest("a"));

  function coverKorean() {
    for (const korean of document.querySelectorAll("a > .term .term-ko")) {
      const link = linkOf(korean);
      const english = englishOf(link);
      if (!english || english === korean.textContent || link.hidden) continue;
      cover([link], state.en ? "?" : english, "가린 한국어 용어 보기", link);
    }
    coverHeads(".term-ko", "한국어?", "가린 한국어 용어 보기");
  }

  function coverEnglish() {
    for (const english of document.querySelectorAll("a > .term .term-en")) {
      const link = linkOf(english);
      if (link.hidden) continue;
      if (!link.querySelector(".term-ko")) cover([link], "English?", "가린 영어 용어 보기", link);
      else coverBeside(link, english);
    }
    coverHeads(".headword-en", "English?", "가린 영어 용어 보기");
  }

  /** A button may not stand inside a link: the English in brackets is hidden, its button follows. */
  function coverBeside(link, english) {
    const parts = [english, ...link.querySelectorAll(".term-bracket")];
    link.after(cover(parts, "English?", "가린 영어 용어 보기", link));
  }

  function coverHeads(selector, cue, label) {
    for (const head of document.querySelectorAll(`.glossary-entries > dt > ${selector}`)) cover([head], cue, label);
  }

  function coverDefinitions() {
    for (const list of document.querySelectorAll(".glossary-entries > dd")) {
      const parts = [...list.querySelectorAll(":scope > .definition")];
      if (parts.length) cover(parts, "뜻 보기", "(가린 뜻)");
    }
  }

  function apply() {
    for (const uncover of [...uncovering.values()]) uncover();
    if (state.ko) coverKorean();
    if (state.en) coverEnglish();
    if (state.definition) coverDefinitions();
  }

  document.addEventListener("term-card", (event) => {
    const card = /** @type {CustomEvent<HTMLElement>} */ (event).detail;
    const link = card.previousElementSibling;
    const definition = card.querySelector(".definition");
    if (state.definition && definition) cover([definition], "뜻 보기", "(가린 뜻)", card.querySelector("a"));
    // A card must not give away what the text next to it hides.
    if (state.en && link?.parentElement?.querySelector(".term-en[hidden]")) {
      const english = card.querySelectorAll(".en, .abbr");
      if (english.length) cover([...english], "English?", "가린 영어 용어 보기", card.querySelector("a"));
    }
  });

  document.addEventListener("entry-shown", apply);

  for (const box of boxes) {
    box.checked = Boolean(state[box.name]);
    box.addEventListener("change", () => {
      state = { ...state, [box.name]: box.checked };
      write(state, STORE);
      apply();
    });
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  menu.classList.add("ready");
  apply();
  loading.then((found) => {
    cards = found;
    if (state.ko) apply();
  });
})();
