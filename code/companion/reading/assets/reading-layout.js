// A section that is off the screen is laid out once the reader moves, while the browser has nothing
// else to do: a long page answers at once, and its length is right before its end is reached.
const WAITING = "waiting"; // on <html>; the style sheet skips sections that are off the screen
const DONE = "laid-out";
const MOVES = ["scroll", "keydown", "pointerdown"];
const root = document.documentElement;
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
