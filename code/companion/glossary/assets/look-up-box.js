// The look-up box of the glossary page: an ARIA combobox whose list shows entries as the reader types.
//
// Nothing of the page moves while one types: the list lies above it, and its rows are made once and
// only their texts change, so that a key press is painted in the same frame. What is searched is
// loaded when the reader comes near the box.
import { foresee, goToEntry, onClose, showEntry } from "./entry-panel.js";
import { all, find as part, idOf, make } from "./reading-page.js";

const ROWS = 5;
const SHOWN = 26; // characters of a definition, as many as a phone shows: shaping more takes time
const REHEARSALS = 80; // searches made before the reader's first, so that the browser has compiled them
const FIRST_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
const PAUSE = 300; // ms without a key: then the count is told and the address kept up to date

const box = part(document, ".glossary-lookup", HTMLElement);
const input = part(box, "#glossary-query", HTMLInputElement);
const list = part(box, "#glossary-results", HTMLElement);
const count = part(box, "output", HTMLOutputElement);
const [chapter, category] = ["chapter", "category"].map((name) => part(box, `#glossary-${name}`, HTMLSelectElement));
const lines = all(document, ".term-lines > li", HTMLElement);
const rows = Array.from({ length: ROWS }, makeRow);

const firsts = new Map();

let lookup = null;
let results = [];
let active = -1;
let found = null;
let pausing = 0;

function makeRow(_, index) {
  const parts = ["ko", "en", "definition"].map((name) => make("span", { class: name }, ""));
  parts[1].lang = "en";
  const facts = { id: `glossary-result-${index}`, role: "option", "aria-selected": "false" };
  const row = make("li", { ...facts, style: "visibility: hidden" }, ...parts);
  list.append(row);
  const [ko, en, definition] = parts.map(({ firstChild }) => firstChild);
  return { row, ko, en, definition };
}

const allowed = () => {
  if (!chapter.value && !category.value) return null;
  return (term) =>
    (!chapter.value || term.chapters.includes(Number(chapter.value))) &&
    (!category.value || term.category === category.value);
};

/** The answer to what was typed; that to a single letter, which most names share, is kept. */
function find(typed) {
  const only = allowed();
  if (only || typed.length > 1) return lookup.search(typed, { most: ROWS, allowed: only });
  if (!firsts.has(typed)) firsts.set(typed, lookup.search(typed, { most: ROWS }));
  return firsts.get(typed);
}

function show() {
  if (!lookup) return;
  const typed = input.value.trim();
  const answer = typed ? find(typed) : { found: 0, results: [] };
  results = answer.results;
  results.forEach(({ term, name }, index) => {
    const { row, ko, en, definition } = rows[index];
    write(ko, term.ko);
    write(
      en,
      [term.en !== term.ko && term.en, name && name !== term.ko && name !== term.en && `≈ ${name}`]
        .filter(Boolean)
        .join(" "),
    );
    write(definition, `${term.definition.slice(0, SHOWN)}…`);
    row.style.visibility = "";
  });
  // Not `hidden`: making a row or taking it away costs as much as the page is long.
  for (let index = results.length; index < ROWS; index++) rows[index].row.style.visibility = "hidden";
  list.style.setProperty("--rows", results.length);
  activate(-1);
  open(results.length > 0);
  found = typed ? answer.found : null;
}

/** Tell how many there are; a screen reader says it, so not at every key. */
function tell() {
  const total = () => lines.filter((line) => !line.hidden).length;
  count.textContent = `${found ?? total()}개`;
}

// Writing even the same text makes the browser lay the row out again.
const write = (node, text) => {
  if (node.data !== text) node.data = text;
};

const isOpen = () => input.getAttribute("aria-expanded") === "true";

function open(shown) {
  if (isOpen() === shown) return;
  input.setAttribute("aria-expanded", String(shown));
}

function activate(index) {
  if (active >= 0) rows[active].row.setAttribute("aria-selected", "false");
  active = index;
  if (index < 0) return input.removeAttribute("aria-activedescendant");
  rows[index].row.setAttribute("aria-selected", "true");
  input.setAttribute("aria-activedescendant", rows[index].row.id);
}

function go(index) {
  const { term } = results[index];
  open(false);
  rememberQuery();
  goToEntry(term.id);
}

function filter() {
  const wanted = [chapter, category].filter(({ value }) => value).map(({ value }) => `in-${value}`);
  for (const line of lines) line.hidden = !wanted.every((name) => line.classList.contains(name));
  for (const section of document.querySelectorAll("section:has(> .term-lines)")) {
    section.toggleAttribute("hidden", !section.querySelector(".term-lines > li:not([hidden])"));
  }
  show();
  tell();
}

/** First Escape closes the list, the second empties the box. */
function closeOrEmpty() {
  if (isOpen()) return open(false);
  input.value = "";
  show();
  tell();
  rememberQuery();
}

function rememberQuery() {
  const url = new URL(location.href);
  if (input.value) url.searchParams.set("q", input.value);
  else url.searchParams.delete("q");
  history.replaceState(null, "", url);
}

/** While the browser has nothing to do, answer every first letter, and names with a slip: the slow paths. */
function rehearse(made, until) {
  for (; made < FIRST_LETTERS.length + REHEARSALS && until.timeRemaining() > 2; made++) {
    if (made < FIRST_LETTERS.length) {
      find(FIRST_LETTERS[made]);
      continue;
    }
    const { names } = lookup.terms[(made * 37) % lookup.terms.length];
    const name = names[made % names.length][1];
    find(name.slice(0, 3) + name.slice(4));
  }
  if (made < FIRST_LETTERS.length + REHEARSALS) requestIdleCallback((idle) => rehearse(made, idle));
}

input.addEventListener("input", () => {
  show();
  clearTimeout(pausing);
  pausing = setTimeout(() => {
    tell();
    rememberQuery();
    if (results.length) foresee(results[0].term.id);
  }, PAUSE);
});

// The theme's scripts search the whole page at every key, before the box could see it. Keys typed here
// are nobody else's, so they are taken first of all and go no further.
addEventListener(
  "keydown",
  (event) => {
    if (event.target !== input) return;
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopImmediatePropagation();
    // Enter and Escape belong to the input method while it is composing a syllable.
    if (event.isComposing || event.keyCode === 229) return;
    const last = results.length - 1;
    const keys = {
      ArrowDown: () => (!isOpen() ? show() : activate(active === last ? 0 : active + 1)),
      ArrowUp: () => activate(active <= 0 ? last : active - 1),
      Enter: () => results.length && go(Math.max(active, 0)),
      Escape: closeOrEmpty,
    };
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  },
  true,
);

input.addEventListener("focus", () => open(results.length > 0));
input.addEventListener("blur", () => open(false));
list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the input
for (const [index, { row }] of rows.entries()) row.addEventListener("click", () => go(index));
chapter.addEventListener("change", filter);
category.addEventListener("change", filter);
onClose(() => input.focus());

const showAddressed = () => showEntry(idOf(location.hash));
addEventListener("hashchange", showAddressed);
if (location.hash) showAddressed();

let loading = false;
function load() {
  if (loading) return;
  loading = true;
  loadNames().catch(() => {
    loading = false; // tried again at the next key
    count.textContent = "오프라인";
  });
}

async function loadNames() {
  const [{ Lookup }, answer] = await Promise.all([import("./lookup.js"), fetch(box.dataset.table ?? "")]);
  lookup = new Lookup(await answer.json());
  box.dataset.ready = "true";
  globalThis.requestIdleCallback?.((idle) => rehearse(0, idle));
  if (!input.value) return;
  show();
  tell();
}

for (const near of ["pointerover", "focusin", "input"]) box.addEventListener(near, load);
const asked = new URLSearchParams(location.search).get("q");
if (asked) input.value = asked;
if (input.value || box.contains(document.activeElement)) load(); // it may have come late
