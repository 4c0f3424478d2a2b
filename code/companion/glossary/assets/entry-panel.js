// Shows one entry below the look-up box: taken from the page that holds it, without leaving this one.
// The address then names the entry (glossary.html#overfitting), so that it can be kept and sent.
import { all, find, idOf } from "./reading-page.js";

const panel = find(document, ".glossary-entry", HTMLElement);
const [status, list, closing] = ["[role=status]", "dl", "button"].map((part) => find(panel, part, HTMLElement));
const whole = find(panel, ".entry-ways a", HTMLAnchorElement);
const PATIENCE = 400; // ms: an entry that comes sooner needs no word that it is coming
const pages = new Map();

let wanted = null;

/** @returns {HTMLAnchorElement | null | undefined} */
const linkOf = (id) => document.getElementById(id)?.querySelector(":scope:is(.term-lines > li) > a");

/** The page at `address` as a document; asked for once, unless that failed. */
function pageAt(address) {
  if (!pages.has(address)) {
    const page = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    pages.set(address, page);
    page.catch(() => pages.delete(address));
  }
  return pages.get(address);
}

const pageOf = (link) => pageAt(link.href.split("#")[0]);

/** Get the page of an entry that will probably be wanted; not where the reader saves data. */
export function foresee(id) {
  const link = linkOf(id);
  const { connection } = /** @type {any} */ (navigator); // not every browser tells
  if (link && !connection?.saveData) pageOf(link).catch(() => {});
}

/** Show the entry `id`, whose address then stands in the browser's history. */
export function goToEntry(id) {
  // Not by `location.hash`: the browser would first jump to the line of the term.
  if (location.hash !== `#${id}`) history.pushState(null, "", `#${id}`);
  showEntry(id);
}

/** Show the entry `id` and move the keyboard there; where it cannot be had here, go to its page. */
export async function showEntry(id) {
  const link = linkOf(id);
  wanted = link ? id : null;
  if (!link) return hide();
  const waiting = setTimeout(() => wait(link), PATIENCE);
  try {
    const head = (await pageOf(link)).getElementById(id);
    if (wanted === id) fill(head, link.href);
  } catch {
    if (wanted === id) location.assign(link.href);
  } finally {
    clearTimeout(waiting);
  }
}

function wait(link) {
  list.replaceChildren();
  whole.href = link.href;
  status.textContent = `‘${link.textContent}’의 풀이를 가져온다.`;
  panel.hidden = false;
  panel.scrollIntoView();
}

/** Show the entry at once: what lies in view moves once, and by the reader's own doing. */
function fill(head, address) {
  whole.href = address;
  panel.hidden = false;
  const parts = [head, head.nextElementSibling].map((part) => document.importNode(part, true));
  list.replaceChildren(...parts);
  status.textContent = "";
  for (const element of list.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const link of all(list, "a[href]", HTMLAnchorElement)) lead(link, address);
  // The formula for screen readers is one that browsers draw too, and needs no fonts.
  for (const formula of list.querySelectorAll(".katex")) formula.replaceWith(formula.querySelector("math") ?? "");
  list.dispatchEvent(new CustomEvent("entry-shown", { bubbles: true })); // study mode may cover it
  parts[0].tabIndex = -1;
  parts[0].focus({ preventScroll: true });
  panel.scrollIntoView();
}

/** Make a link of another page right here; one to an entry shows that entry. */
function lead(link, address) {
  const target = new URL(link.getAttribute("href"), address);
  const id = idOf(target.hash);
  link.href = id && linkOf(id)?.href === target.href ? `#${id}` : target;
}

function hide() {
  panel.hidden = true;
  list.replaceChildren();
}

list.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  goToEntry(idOf(/** @type {HTMLAnchorElement} */ (link).hash));
});

/** Let the reader close the panel, which takes the entry out of the address; then call `then`. */
export function onClose(then) {
  const close = () => {
    wanted = null;
    hide();
    history.replaceState(null, "", location.pathname + location.search);
    then();
  };
  closing.addEventListener("click", close);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}
