// At an address that is no page's: lead on to where the page has gone, or guess from the address's words.
import { all, article, book, find, make } from "./reading-page.js";

const MOST = 5; // guesses
const EVERYWHERE = new Set(["book", "index", "html", "htm"]);
const LONG_ENOUGH = 4; // letters: then a word that begins like another is taken for it

/** The path below the book's root, without suffix: what the record of moved pages calls a page. */
function nameOf(url) {
  const path = url.pathname.startsWith(book.pathname) ? url.pathname.slice(book.pathname.length) : url.pathname;
  try {
    return decodeURIComponent(path)
      .normalize("NFC")
      .replace(/\.html?$/, "");
  } catch {
    return "";
  }
}

const wordsOf = (text) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !/^\d+$/.test(word) && !EVERYWHERE.has(word));

const alike = (one, other) =>
  one === other ||
  (Math.min(one.length, other.length) >= LONG_ENOUGH && (one.startsWith(other) || other.startsWith(one)));

/** How many of the words another text has; those of the page's own name count twice. */
function likeness(name, last, words) {
  const count = (asked) => asked.filter((word) => words.some((one) => alike(word, one))).length;
  return count(name) + count(last);
}

const lost = nameOf(new URL(location.href));
const moved = JSON.parse(find(article, "script.moved", HTMLScriptElement).textContent ?? "{}");
const there = moved[lost] ?? moved[`${lost.replace(/\/$/, "")}/index`];

if (there) {
  const [page, anchor] = there.split("#");
  location.replace(new URL(`${encodeURI(page)}.html${anchor ? `#${anchor}` : location.hash}`, book));
} else {
  const last = wordsOf(lost.split("/").filter(Boolean).at(-1) ?? "");
  const words = wordsOf(lost);
  find(article, ".book-search input", HTMLInputElement).value = lost === "404" ? "" : last.join(" ");
  const pages = all(document, ".bd-links a[href]", HTMLAnchorElement).map((link) => ({
    link,
    score: likeness(words, last, wordsOf(`${nameOf(new URL(link.href))} ${link.textContent}`)),
  }));
  const best = pages.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score);
  const guesses = find(article, ".guesses", HTMLElement);
  for (const { link } of best.slice(0, MOST)) {
    const guess = make("a", { href: link.href }, link.textContent?.trim() ?? "");
    find(guesses, "ul", HTMLUListElement).append(make("li", {}, guess));
  }
  guesses.hidden = best.length === 0;
}
