// Filters the corrections page: by the printed page that the reader holds open, by chapter, kind,
// severity and edition. The address keeps what was chosen (?page=31), so that an answer can be linked to.
import { all, find, idOf, make } from "./reading-page.js";

const form = find(document, ".correction-filter", HTMLFormElement);
const cards = all(document, ".correction[id]", HTMLElement);
const groups = all(document, ".correction-group", HTMLElement);
const count = find(form, "output", HTMLElement);
const nearest = find(form, ".correction-nearest", HTMLElement);
const FIELDS = ["page", "chapter", "kind", "severity", "edition"];

function chosen() {
  const values = new FormData(form);
  return FIELDS.map((field) => [field, String(values.get(field) ?? "").trim()]).filter(([, value]) => value);
}

function show() {
  const choices = chosen();
  let shown = 0;
  for (const card of cards) {
    card.hidden = !choices.every(([field, value]) => card.classList.contains(`${field}-${value}`));
    shown += card.hidden ? 0 : 1;
  }
  for (const group of groups) group.hidden = !group.querySelector(".correction:not([hidden])");
  const page = choices.find(([field]) => field === "page")?.[1];
  count.textContent = page ? `${page}쪽의 교정 ${shown}건` : `교정 ${shown}건`;
  pointToNearest(shown === 0 ? Number(page) : NaN);
}

// A page without a correction leads to the nearest that has one.
function pointToNearest(page) {
  nearest.hidden = Number.isNaN(page);
  if (nearest.hidden) return;
  const pages = (form.dataset.pages ?? "").split(" ").filter(Boolean).map(Number);
  pages.sort((a, b) => Math.abs(a - page) - Math.abs(b - page));
  nearest.replaceChildren("쪽 번호까지 적힌 교정은 없다. 장으로 거르거나 가까운 쪽을 본다: ");
  pages.slice(0, 3).forEach((near, index) => {
    nearest.append(index ? ", " : "", make("a", { href: `?page=${near}` }, `${near}쪽`));
  });
}

function remember() {
  const address = new URL(location.href);
  address.search = String(new URLSearchParams(chosen()));
  address.hash = "";
  history.replaceState(null, "", address);
}

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  for (const field of FIELDS) form.elements[field].value = parameters.get(field) ?? "";
}

// An address that names one correction shows it unfolded, whatever else is chosen.
function unfoldTarget() {
  const card = location.hash.startsWith("#correction-") && document.getElementById(idOf(location.hash));
  if (!card) return;
  if (card.hidden) {
    form.reset();
    show();
  }
  card.querySelector("details")?.toggleAttribute("open", true);
  card.scrollIntoView();
}

readAddress();
show();
unfoldTarget();
addEventListener("hashchange", unfoldTarget);
form.addEventListener("input", () => {
  show();
  remember();
});
form.addEventListener("reset", () =>
  setTimeout(() => {
    show();
    remember();
  }),
);
form.addEventListener("submit", (event) => event.preventDefault());
