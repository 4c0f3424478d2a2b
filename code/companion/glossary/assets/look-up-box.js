// The look-up box of the glossary page: an ARIA combobox whose list shows entries as the reader types.
//
// Nothing of the long page moves while one types: the list lies above it, and its rows are made once
// and only their texts change, so that a key press is painted in the same frame.
import { Lookup } from "./lookup.js";

const ROWS = 8;
const URL_DELAY = 400; // ms; browsers refuse an address that changes with every key

const box = document.querySelector(".glossary-lookup");
const input = box.querySelector("#glossary-query");
const list = box.querySelector("#glossary-results");
const count = box.querySelector("output");
const chapter = box.querySelector("#glossary-chapter");
const category = box.querySelector("#glossary-category");
const heads = [...document.querySelectorAll(".glossary-entries > dt")];
const rows = Array.from({ length: ROWS }, makeRow);

let lookup = null;
let results = [];
let active = -1;
let writingUrl = 0;

function makeRow(_, index) {
  const row = document.createElement("li");
  row.id = `glossary-result-${index}`;
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", "false");
  row.hidden = true;
  const parts = ["ko", "en", "hint", "definition"].map((name) => {
    const part = document.createElement("span");
    part.className = name;
    part.append("");
    row.append(part);
    return [name, part.firstChild];
  });
  row.querySelector(".en").lang = "en";
  list.append(row);
  return { row, ...Object.fromEntries(parts) };
}

const allowed = () => {
  if (!chapter.value && !category.value) return null;
  return (term) =>
    (!chapter.value || term.chapters.includes(Number(chapter.value))) &&
    (!category.value || term.category === category.value);
};

function show() {
  if (!lookup) return;
  const typed = input.value.trim();
  const answer = typed ? lookup.search(typed, { most: ROWS, allowed: allowed() }) : { found: 0, results: [] };
  results = answer.results;
  results.forEach(({ term, name }, index) => {
    const { row, ko, en, hint, definition } = rows[index];
    ko.data = term.ko;
    en.data = term.en === term.ko ? "" : term.en;
    hint.data = name && name !== term.ko && name !== term.en ? name : "";
    definition.data = term.definition;
    row.hidden = false;
  });
  for (let index = results.length; index < ROWS; index++) rows[index].row.hidden = true;
  activate(-1);
  open(results.length > 0);
  const total = allowed() ? heads.filter((head) => !head.hidden).length : heads.length;
  count.textContent = typed ? `${answer.found}개` : `${total}개`;
}

function open(shown) {
  if (list.hidden === !shown) return;
  list.hidden = !shown;
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
  location.hash = term.id;
  reveal(term.id);
}

/** Show an entry even while a filter hides it, and move the keyboard there. */
function reveal(id) {
  const head = document.getElementById(id);
  if (!head) return;
  if (head.hidden) {
    chapter.value = category.value = "";
    filter();
  }
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
  head.scrollIntoView();
}

function filter() {
  const wanted = [chapter.value && `in-chapter-${chapter.value}`, category.value && `in-${category.value}`].filter(Boolean);
  for (const head of heads) {
    head.hidden = !wanted.every((name) => head.classList.contains(name));
    head.nextElementSibling.hidden = head.hidden;
  }
  for (const section of new Set(heads.map((head) => head.closest("section")))) {
    section.hidden = !section.querySelector(".glossary-entries > dt:not([hidden])");
  }
  show();
}

/** First Escape closes the list, the second empties the box. */
function escape() {
  if (!list.hidden) return open(false);
  input.value = "";
  show();
  rememberQuery();
}

function rememberQuery() {
  const url = new URL(location.href);
  if (input.value) url.searchParams.set("q", input.value);
  else url.searchParams.delete("q");
  history.replaceState(null, "", url);
}

input.addEventListener("input", () => {
  show();
  clearTimeout(writingUrl);
  writingUrl = setTimeout(rememberQuery, URL_DELAY);
});

input.addEventListener("keydown", (event) => {
  // Enter and Escape belong to the input method while it is composing a syllable.
  if (event.isComposing || event.keyCode === 229) return;
  const last = results.length - 1;
  const keys = {
    ArrowDown: () => (list.hidden ? show() : activate(active === last ? 0 : active + 1)),
    ArrowUp: () => activate(active <= 0 ? last : active - 1),
    Enter: () => results.length && go(Math.max(active, 0)),
    Escape: escape,
  };
  if (!(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

input.addEventListener("focus", () => open(results.length > 0));
input.addEventListener("blur", () => open(false));
list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the input
list.addEventListener("click", (event) => {
  const row = event.target.closest("[role=option]");
  if (row) go(rows.findIndex((one) => one.row === row));
});
chapter.addEventListener("change", filter);
category.addEventListener("change", filter);
addEventListener("hashchange", () => reveal(decodeURIComponent(location.hash.slice(1))));

// Sphinx's search reads `q` of every page's address; here it is the reader's question to the glossary.
if (typeof Search !== "undefined") Search.performSearch = () => {};
box.hidden = false;
const asked = new URLSearchParams(location.search).get("q");
if (asked) input.value = asked;
const answer = await fetch(new URL("../glossary/lookup.json", import.meta.url));
lookup = new Lookup(await answer.json());
box.dataset.ready = "true";
if (input.value) show();
