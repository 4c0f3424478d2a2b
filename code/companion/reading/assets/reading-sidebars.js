// The two side columns. On small screens the browser opens them by itself (popover); here a wide screen
// learns to hide the first, links close them, and the second says where the reader is.
import { root, article } from "./reading-page.js";
import { remember } from "./reading-store.js";

const primary = document.getElementById("pst-primary-sidebar");
const secondary = document.getElementById("pst-secondary-sidebar");
const toggle = document.querySelector(".primary-toggle");
const wide = matchMedia("(min-width: 960px)");
const shown = (sidebar) => Boolean(sidebar?.matches?.(":popover-open"));

function tell() {
  if (wide.matches) toggle?.setAttribute("aria-expanded", String(root.dataset.menu !== "closed"));
  else toggle?.removeAttribute("aria-expanded"); // the browser tells it
}

toggle?.addEventListener("click", (event) => {
  if (!wide.matches) return;
  event.preventDefault(); // or the browser would lay the column over the page
  const menu = root.dataset.menu === "closed" ? "" : "closed";
  root.setAttribute("data-menu", menu);
  remember({ menu });
  tell();
});
wide.addEventListener("change", () => {
  for (const sidebar of [primary, secondary]) if (shown(sidebar)) sidebar.hidePopover();
  tell();
});
tell();

for (const sidebar of [primary, secondary]) {
  sidebar?.addEventListener("click", (event) => {
    if (event.target.closest("a") && shown(sidebar)) sidebar.hidePopover();
  });
}

/** Bring the page that is read into the middle of the column, once it is seen. */
function showCurrent() {
  const current = [...primary.querySelectorAll("a.current")].pop();
  if (!current) return;
  const { top } = current.getBoundingClientRect();
  if (top > primary.clientHeight * 0.8) primary.scrollTop += top - primary.clientHeight / 3;
}
if (primary) {
  if (wide.matches) showCurrent();
  primary.addEventListener("toggle", () => shown(primary) && showCurrent());
}

// Where the reader is: the last heading that has gone past the upper third.
const links = new Map();
for (const link of secondary?.querySelectorAll("nav a[href^='#']") ?? []) {
  const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
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
