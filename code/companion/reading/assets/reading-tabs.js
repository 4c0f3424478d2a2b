// A choice of framework holds for every set of tabs, on every page. Before this runs, the page's style
// shows the chosen one by `data-framework` on the root, so that nothing moves.
import { root } from "./reading-page.js";
import { read, remember } from "./reading-store.js";

const labels = [...document.querySelectorAll(".sd-tab-label[data-sync-id]")];
const inputOf = (label) => document.getElementById(label.htmlFor);

function choose(group, id) {
  for (const label of labels) {
    if (label.dataset.syncGroup === group && label.dataset.syncId === id) inputOf(label).checked = true;
  }
}

for (const [group, id] of Object.entries(read().tabs ?? {})) choose(group, id);
root.removeAttribute("data-framework");

for (const label of labels) {
  const { syncGroup: group, syncId: id } = label.dataset;
  inputOf(label).addEventListener("change", () => {
    const before = label.getBoundingClientRect().top;
    choose(group, id);
    // Sets above may have become shorter: what was pressed stays under the finger.
    scrollBy({ top: label.getBoundingClientRect().top - before, behavior: "instant" });
    remember({ tabs: { ...read().tabs, [group]: id } });
  });
}

/** Show what the address names, however deep in tabs and folded parts it lies. */
export function reveal() {
  let target = null;
  try {
    target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // an address that nobody of us wrote
  }
  if (!target) return;
  let hidden = false;
  for (let part = target; part; part = part.parentElement) {
    const closed = part.localName === "details" && !part.open && part !== target;
    const input = part.classList.contains("sd-tab-content") && part.previousElementSibling?.control;
    if (closed) part.open = true;
    if (input && !input.checked) input.checked = true;
    else if (!closed) continue;
    hidden = true;
  }
  if (hidden) target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();
