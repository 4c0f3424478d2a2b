// A long page is laid out section by section while the browser has nothing to do, so that it answers
// at once; whoever does anything gets the rest of it at once.
const WAITING = "waiting"; // on <html>; the style sheet skips sections that are off the screen
const DONE = "laid-out";
const EVENTS = ["scroll", "keydown", "pointerdown", "beforeprint", "hashchange"];
const root = document.documentElement;
const sections = [...document.querySelectorAll(".bd-article > section > section")];

function layOutAll() {
  root.classList.remove(WAITING);
  root.dataset.laidOut = "";
  for (const name of EVENTS) removeEventListener(name, layOutAll);
}

function layOutNext() {
  const next = sections.shift();
  if (!next || !root.classList.contains(WAITING)) return layOutAll();
  next.classList.add(DONE);
  requestAnimationFrame(() => setTimeout(layOutNext)); // one section a frame
}

for (const name of EVENTS) addEventListener(name, layOutAll, { passive: true });
layOutNext();
