// The frame around the text: when sections are laid out, the two side columns, framework tabs, what an
// address names, and paper. What the theme's scripts did, beside native elements.
import { all, article, idOf, read, remember, root } from "./reading-page.js";

// A section that is off the screen is laid out once the reader moves, while the browser has nothing
// else to do: a long page answers at once, and its length is right before its end is reached.
const WAITING = "waiting"; // on <html>; the style sheet skips sections that are off the screen
const DONE = "laid-out";
const MOVES = ["scroll", "keydown", "pointerdown"];
const sections = [...document.querySelectorAll(".bd-article > section > section")];
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;

function layOutAll() {
  root.classList.remove(WAITING);
  root.dataset.laidOut = "";
  for (const name of MOVES) removeEventListener(name, begin);
  removeEventListener("click", follow, true);
}

function layOutNext() {
  const next = sections.shift();
  if (!next || !root.classList.contains(WAITING)) return layOutAll();
  next.classList.add(DONE);
  whenIdle(layOutNext);
}

function begin() {
  for (const name of MOVES) removeEventListener(name, begin);
  whenIdle(layOutNext);
}

/** A link leads to a place on this page: everything before it must have its height. */
function follow({ target }) {
  if (target.closest?.("a[href^='#']")) layOutAll();
}

if (root.classList.contains(WAITING)) {
  for (const name of MOVES) addEventListener(name, begin, { passive: true });
  addEventListener("click", follow, true);
} else layOutAll();

// On small screens the browser opens the side columns by itself (popover); here a wide screen learns to
// hide the first, links close them, and the second says where the reader is.
const primary = document.getElementById("pst-primary-sidebar");
const secondary = document.getElementById("pst-secondary-sidebar");
const toggle = document.querySelector(".primary-toggle");
const wide = matchMedia("(min-width: 960px)");
const shown = (sidebar) => Boolean(sidebar?.matches?.(":popover-open"));

function tellMenu() {
  if (wide.matches) toggle?.setAttribute("aria-expanded", String(root.dataset.menu !== "closed"));
  else toggle?.removeAttribute("aria-expanded"); // the browser tells it
}

toggle?.addEventListener("click", (event) => {
  if (!wide.matches) return;
  event.preventDefault(); // or the browser would lay the column over the page
  const menu = root.dataset.menu === "closed" ? "" : "closed";
  root.setAttribute("data-menu", menu);
  remember({ menu });
  tellMenu();
});
wide.addEventListener("change", () => {
  for (const sidebar of [primary, secondary]) if (shown(sidebar)) sidebar?.hidePopover();
  tellMenu();
});
tellMenu();

for (const sidebar of [primary, secondary]) {
  sidebar?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") && shown(sidebar)) sidebar.hidePopover();
  });
}

/** Bring the page that is read into the middle of the column, once it is seen. */
function showCurrent(column) {
  const current = [...column.querySelectorAll("a.current")].pop();
  if (!current) return;
  const { top } = current.getBoundingClientRect();
  if (top > column.clientHeight * 0.8) column.scrollTop += top - column.clientHeight / 3;
}
if (primary) {
  if (wide.matches) showCurrent(primary);
  primary.addEventListener("toggle", () => shown(primary) && showCurrent(primary));
}

// Where the reader is: the last heading that has gone past the upper third.
const links = new Map();
for (const link of all(secondary ?? root, ".bd-toc nav a[href^='#']", HTMLAnchorElement)) {
  const section = document.getElementById(idOf(link.hash));
  if (section && article.contains(section)) links.set(section, link);
}
const near = new Set();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) near[isIntersecting ? "add" : "delete"](target);
    const here = [...links.keys()].filter((section) => near.has(section)).pop();
    for (const [section, link] of links) {
      const current = section === here;
      link.classList.toggle("active", current);
      if (current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  },
  { rootMargin: "-64px 0px -65% 0px" },
);
for (const section of links.keys()) watcher.observe(section);

// A choice of framework holds for every set of tabs, on every page. Before this runs, the page's style
// shows the chosen one by `data-framework` on the root, so that nothing moves.
const labels = all(document, ".sd-tab-label[data-sync-id]", HTMLLabelElement);
const inputOf = (label) => /** @type {HTMLInputElement} */ (label.control);

function choose(group, id) {
  for (const label of labels) {
    if (label.dataset.syncGroup === group && label.dataset.syncId === id) inputOf(label).checked = true;
  }
}

for (const [group, id] of Object.entries(read().tabs ?? {})) choose(group, id);
root.removeAttribute("data-framework");

for (const label of labels) {
  const { syncGroup: group = "", syncId: id } = label.dataset;
  inputOf(label).addEventListener("change", () => {
    const before = label.getBoundingClientRect().top;
    choose(group, id);
    // Sets above may have become shorter: what was pressed stays under the finger.
    scrollBy({ top: label.getBoundingClientRect().top - before, behavior: "instant" });
    remember({ tabs: { ...read().tabs, [group]: id } });
  });
}

/** Show what the address names, however deep in tabs and folded parts it lies. */
function reveal() {
  const target = document.getElementById(idOf(location.hash));
  if (!target) return;
  let hidden = false;
  for (let part = /** @type {HTMLElement | null} */ (target); part; part = part.parentElement) {
    const closed = part.matches("details:not([open])") && part !== target;
    const label = part.classList.contains("sd-tab-content") && part.previousElementSibling;
    const input = label instanceof HTMLLabelElement && inputOf(label);
    if (closed) part.toggleAttribute("open", true);
    if (input && !input.checked) input.checked = true;
    else if (!closed) continue;
    hidden = true;
  }
  if (hidden) target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();

// On paper everything is open and light; afterwards the page is as it was.
/** @type {(() => void)[]} */
let undo = [];

addEventListener("beforeprint", () => {
  const theme = root.dataset.theme ?? "light";
  root.dataset.theme = "light";
  undo = [() => (root.dataset.theme = theme)];
  for (const part of all(article, "details:not([open])", HTMLDetailsElement)) {
    part.open = true;
    undo.push(() => (part.open = false));
  }
});
addEventListener("afterprint", () => {
  for (const step of undo.splice(0)) step();
});
