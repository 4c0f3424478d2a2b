// Study mode: covers the Korean names, the English names or the definitions of terms on any page.
// A reader uncovers them one by one; what is covered is remembered in this browser only.
import { cards as loading } from "./cards.js";

(() => {
  const STORE = "annotated-dl-study";
  const menu = document.querySelector(".study-menu");
  if (!menu) return;
  const boxes = [...menu.querySelectorAll("input[type=checkbox]")];
  let cards = {};

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(STORE)) ?? {};
    } catch {
      return {}; // private browsing, or somebody else's data: study mode starts off
    }
  };
  const write = (state) => {
    try {
      localStorage.setItem(STORE, JSON.stringify(state));
    } catch {
      // The choice then holds for this page only.
    }
  };
  let state = read();

  /** Hide `elements` and put a button before the first; the button shows `cue` and uncovers them. */
  function cover(elements, cue, label, focus) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "study-cover";
    button.textContent = cue;
    button.setAttribute("aria-label", `${cue} ${label}`); // what is seen, so that it can be said to it
    const uncover = () => {
      for (const element of elements) element.hidden = false;
      button.remove();
    };
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      uncover();
      focus?.focus();
    });
    button.uncover = uncover;
    for (const element of elements) element.hidden = true;
    elements[0].before(button);
    return button;
  }

  const englishOf = (link) => cards[decodeURIComponent(link.hash.slice(1))]?.en;

  function coverKorean() {
    for (const korean of document.querySelectorAll("a > .term .term-ko")) {
      const link = korean.closest("a");
      const english = englishOf(link);
      if (!english || english === korean.textContent || link.hidden) continue;
      cover([link], state.en ? "?" : english, "가린 한국어 용어 보기", link);
    }
    coverHeads(".term-ko", "한국어?", "가린 한국어 용어 보기");
  }

  function coverEnglish() {
    for (const english of document.querySelectorAll("a > .term .term-en")) {
      const link = english.closest("a");
      if (link.hidden) continue;
      if (!link.querySelector(".term-ko")) cover([link], "English?", "가린 영어 용어 보기", link);
      else coverBeside(link, english);
    }
    coverHeads(".headword-en", "English?", "가린 영어 용어 보기");
  }

  /** A button may not stand inside a link: the English in brackets is hidden, its button follows. */
  function coverBeside(link, english) {
    const parts = [english, ...link.querySelectorAll(".term-bracket")];
    const button = cover(parts, "English?", "가린 영어 용어 보기", link);
    link.after(button);
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
    for (const button of document.querySelectorAll(".study-cover")) button.uncover();
    if (state.ko) coverKorean();
    if (state.en) coverEnglish();
    if (state.definition) coverDefinitions();
  }

  document.addEventListener("term-card", ({ detail: card, target }) => {
    const definition = card.querySelector(".definition");
    if (state.definition && definition) cover([definition], "뜻 보기", "(가린 뜻)", card.querySelector("a"));
    // A card must not give away what the text next to it hides.
    if (state.en && target.parentElement.querySelector(".term-en[hidden]")) {
      const english = card.querySelectorAll(".en, .abbr");
      if (english.length) cover([...english], "English?", "가린 영어 용어 보기", card.querySelector("a"));
    }
  });

  document.addEventListener("entry-shown", apply);

  for (const box of boxes) {
    box.checked = Boolean(state[box.name]);
    box.addEventListener("change", () => {
      state = { ...state, [box.name]: box.checked };
      write(state);
      apply();
    });
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.classList.add("ready");
  apply();
  loading.then((found) => {
    cards = found;
    if (state.ko) apply();
  });
})();
