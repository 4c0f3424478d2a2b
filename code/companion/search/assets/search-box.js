// The box that answers while one types: a combobox whose list has the glossary's entries, sections,
// corrections, moments of lectures and code. Rows are made once and only their texts change; what is
// quoted of a page comes when the list already stands.
import { book, make } from "./reading-page.js";
import { load, textOf } from "./search-files.js";
import { bestPassage, codeLine, findersOf, writeMarked } from "./search-passage.js";

const PAUSE = 250; // ms without a key: then the count is told, passages are fetched, the address kept
/** How many results of each group are shown: of the first kind and of others, over a page and on its own. */
const MOST = { page: [5, 2], whole: [12, 6] };
const ASKED = 60; // units looked through for the groups
/** At a key only the rows in sight are filled: px of a row, and what a phone's keyboard leaves of it. */
const ROW = 90;
const LEFT = matchMedia("(max-width: 600px)").matches ? 0.5 : 1;

export class SearchBox {
  /** @type {import("./search-rank.js").Ranking | undefined} */
  ranking;
  /** @type {ReturnType<import("./search-rank.js").Ranking["search"]> | null} */
  answer = null;
  /** @type {ReturnType<typeof findersOf>} */
  finders = [];
  /** @type {{link: HTMLAnchorElement, passage: HTMLElement, result: any}[]} */
  shown = [];
  /** @type {{name: string, group: HTMLElement, rows: any[]}[]} */
  groups = [];
  showRest = () => {};
  active = -1;
  asked = "";
  pausing = 0;

  /**
   * @param {HTMLFormElement} form holds the input
   * @param {HTMLElement} place where the answer is shown
   * @param {boolean} whole on a page of its own, where the address keeps what was asked
   */
  constructor(form, place, whole) {
    this.whole = whole;
    this.inSight = Math.ceil((innerHeight * LEFT) / ROW);
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    this.status = make("output", { class: "search-status" }, "");
    this.guess = make("p", { class: "search-guess", hidden: "" });
    this.list = make("div", {
      id: "search-results",
      role: "listbox",
      "aria-label": "찾은 것",
      class: "search-results",
    });
    place.replaceChildren(this.status, this.guess, this.list);
    const facts = {
      role: "combobox",
      "aria-controls": "search-results",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
    };
    for (const [name, value] of Object.entries(facts)) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.#changed());
    this.input.addEventListener("keydown", (event) => this.#key(event), true);
    form.addEventListener("submit", (event) => this.#submit(event));
    if (whole) this.input.value ||= new URLSearchParams(location.search).get("q") ?? "";
    load().then(
      (ranking) => {
        this.ranking = ranking;
        this.#makeGroups(ranking.index.kinds);
        whenIdle(() => ranking.prepare());
        place.dataset.ready = "true";
        if (this.input.value) this.#changed();
      },
      () => (this.status.textContent = "찾기에 쓸 색인을 받지 못했다. 연결된 곳에서 다시 연다."),
    );
  }

  /** The terms, then the kinds of result, the weightiest first, then code. */
  #makeGroups(kinds) {
    const [first, other] = this.whole ? MOST.whole : MOST.page;
    const ordered = [...kinds].sort((one, two) => two.weight - one.weight);
    const named = ordered.map(({ name, label }, place) => [name, label, place ? other : first]);
    this.groups = [["term", "용어", other], ...named, ["code", "코드", other]].map(([name, title, most], index) =>
      this.#makeGroup(name, title, most, index),
    );
  }

  #makeGroup(name, title, most, index) {
    const id = `search-group-${index}`;
    const group = make("div", { role: "group", "aria-labelledby": id, hidden: "" });
    group.append(make("div", { id, class: "search-kind", role: "presentation" }, title));
    const rows = Array.from({ length: most }, (_, row) => {
      const parts = ["search-title", "search-where", "search-passage"].map((kind) => make("span", { class: kind }, ""));
      const facts = { role: "option", id: `search-result-${index}-${row}`, tabindex: "-1", "aria-selected": "false" };
      const link = make("a", { ...facts, class: `search-result of-${name}`, hidden: "" }, ...parts);
      group.append(link);
      return { link, title: parts[0], where: parts[1], passage: parts[2] };
    });
    this.list.append(group);
    return { name, group, rows };
  }

  #changed() {
    const { ranking, input } = this;
    if (!ranking || input.value.trim() === this.asked) return;
    this.asked = input.value.trim();
    const answer = this.asked ? ranking.search(input.value, ASKED) : null;
    this.answer = answer;
    const groups = this.#ordered(answer?.first ?? "");
    // Moving even to the same place makes the browser lay the rows out again.
    if (groups.some(({ group }, place) => this.list.children[place] !== group))
      this.list.append(...groups.map(({ group }) => group));
    this.#show(groups, this.inSight);
    this.#activate(this.shown.length ? 0 : -1);
    this.input.setAttribute("aria-expanded", String(this.shown.length > 0));
    this.#suggest();
    clearTimeout(this.pausing);
    this.pausing = setTimeout(() => this.#settle(), PAUSE);
  }

  /** Fill the rows of `groups`, not more than `most`; the rest when the keys rest or an arrow asks. */
  #show(groups, most) {
    const { answer, ranking } = this;
    this.shown = [];
    for (const group of groups) {
      const results = answer && ranking ? this.#resultsOf(group.name, answer, ranking.index) : [];
      this.#fill(group, results.slice(0, most - this.shown.length));
    }
    this.showRest = () => {
      if (this.shown.length >= most) this.#show(groups, Number.POSITIVE_INFINITY);
    };
  }

  /** The groups; after the terms, the one that the query asks for by name. */
  #ordered(first) {
    const place = ({ name }) => (name === "term" ? -2 : name === first ? -1 : 0);
    return [...this.groups].sort((one, other) => place(one) - place(other));
  }

  /** What a group shows: {href, title, where, quote}, the last told when the passage is there. */
  #resultsOf(name, { results, terms, code }, index) {
    if (name === "term") return terms.map((term) => this.#termResult(index.terms[term]));
    if (name === "code")
      return code.length
        ? results.filter(({ code: has }) => has).map(({ unit }) => this.#codeResult(index.units[unit], code))
        : [];
    const units = results.map(({ unit }) => index.units[unit]).filter(({ kind }) => kind.name === name);
    return units.map((unit) => this.#unitResult(unit));
  }

  #termResult({ id, part, ko, en }) {
    const href = addressOf({ path: "book/glossary.html" }, id);
    return {
      href,
      title: ko,
      where: en === ko ? "" : en,
      text: `glossary/${part}`,
      quote: (text) => ({ text: text[id] ?? "", marks: [] }),
    };
  }

  #unitResult({ page, anchor, title }) {
    const where = title === page.title ? "" : page.title;
    const href = addressOf(page, anchor);
    const quote = (text) => {
      const passage = bestPassage(text[anchor]?.[0] ?? [], this.finders);
      return passage && { ...passage, href: addressOf(page, passage.id) };
    };
    return { href, title, where, text: page.path.replace(/\.html$/, ""), quote };
  }

  #codeResult({ page, anchor, title }, words) {
    const quote = (text) => {
      const found = codeLine(text[anchor]?.[1] ?? [], words);
      return found && { text: found.line, marks: [], href: addressOf(page, found.id) };
    };
    return { href: addressOf(page, anchor), title, where: page.title, text: page.path.replace(/\.html$/, ""), quote };
  }

  #fill({ group, rows }, results) {
    rows.forEach(({ link, title, where, passage }, place) => {
      const result = results[place];
      if (link.hidden === Boolean(result)) link.hidden = !result;
      if (!result) return;
      link.href = result.href;
      write(title, result.title);
      write(where, result.where);
      if (passage.firstChild) passage.replaceChildren();
      this.shown.push({ link, passage, result });
    });
    if (group.hidden === results.length > 0) group.hidden = !results.length;
  }

  /** Nothing, or less than was asked, was found: offer what may have been meant. */
  #suggest() {
    const meant = this.answer?.meant;
    this.guess.hidden = !meant;
    if (!meant) return;
    const take = make("button", { type: "button" }, meant);
    take.addEventListener("click", () => {
      this.input.value = meant;
      this.input.focus();
      this.#changed();
    });
    this.guess.replaceChildren("혹시 ", take, "?");
  }

  /** The row that is active, in sight: it costs a layout, so not at every key. */
  #reveal() {
    this.shown[this.active]?.link.scrollIntoView({ block: "nearest" });
  }

  /** The reader has stopped typing. */
  #settle() {
    this.showRest();
    this.#reveal();
    const count = this.shown.length;
    this.status.textContent = !this.asked ? "" : count ? `${count}곳을 찾았다.` : "찾은 것이 없다. 다른 말로 찾아본다.";
    if (this.whole) {
      const url = new URL(location.href);
      if (this.asked) url.searchParams.set("q", this.asked);
      else url.searchParams.delete("q");
      history.replaceState(null, "", url);
    }
    if (!this.answer || !this.ranking) return;
    this.finders = findersOf(this.answer.pieces, this.ranking.index);
    const asked = this.asked;
    for (const { link, passage, result } of this.shown) {
      textOf(result.text).then(
        (text) => {
          const quote = asked === this.asked && result.quote(text);
          if (!quote) return;
          writeMarked(passage, quote);
          if (quote.href) link.href = quote.href;
        },
        () => {}, // without a network the result leads on all the same
      );
    }
  }

  #activate(place) {
    this.shown[this.active]?.link.setAttribute("aria-selected", "false");
    this.active = place;
    const row = this.shown[place]?.link;
    if (!row) return this.input.removeAttribute("aria-activedescendant");
    row.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", row.id);
  }

  #key(event) {
    // Enter and the arrows belong to the input method while it is composing a syllable.
    if (event.isComposing || event.keyCode === 229) return;
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    if (event.key.startsWith("Arrow")) this.showRest();
    const last = this.shown.length - 1;
    const keys = {
      ArrowDown: () => this.#activate(this.active >= last ? 0 : this.active + 1),
      ArrowUp: () => this.#activate(this.active <= 0 ? last : this.active - 1),
    };
    if (last < 0 || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
    this.#reveal();
  }

  #submit(event) {
    if (!this.ranking) return; // the page of the search will answer
    event.preventDefault();
    this.#changed();
    this.shown[Math.max(this.active, 0)]?.link.click();
  }
}

const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
const root = new URL(".", book).href;
const addressOf = ({ path }, anchor) => `${root}${path}#${anchor}`;

// Writing even the same text makes the browser lay the row out again, and a new node costs more.
const write = ({ firstChild }, text) => {
  if (firstChild.data !== text) firstChild.data = text;
};
