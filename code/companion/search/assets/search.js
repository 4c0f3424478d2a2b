// Opens the search over any page, where the magnifying glass, or a key that presses it, leads to its page. What searches is loaded when asked for.
import { button, find, make, openDialog, say } from "./reading-page.js";

/** @type {HTMLAnchorElement | null} */
const link = document.querySelector(".open-search");
const page = document.querySelector(".search-page");

/** Open the box over the page; on the page of the search, go to the one that stands there. */
function openSearch() {
  if (page) return find(page, "input", HTMLInputElement).focus();
  if (document.querySelector("dialog[open]")) return;
  const close = button("닫기", () => dialog.close(), { class: "search-close" });
  const dialog = make("dialog", { class: "reading-dialog search-dialog", "aria-label": "이 책에서 찾기" });
  const form = make("form", { action: link?.href ?? "", role: "search", class: "search-form" }, ...fields(), close);
  const place = make("div", { class: "search-answer" });
  dialog.append(form, place);
  openDialog(dialog);
  find(form, "input", HTMLInputElement).focus();
  start(form, place, false);
}

const fields = () => [
  make("input", {
    type: "search",
    name: "q",
    autocomplete: "off",
    enterkeyhint: "search",
    "aria-label": "이 책에서 찾기",
    placeholder: "이 책에서 찾기",
  }),
  make("button", { type: "submit" }, "찾기"),
];

function start(form, place, whole) {
  import("./search-box.js").then(
    ({ SearchBox }) => new SearchBox(form, place, whole),
    () => say("찾기를 불러오지 못했다. 연결된 곳에서 다시 연다."),
  );
}

link?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab, as for any link
  event.preventDefault();
  openSearch();
});

if (page) start(find(page, "form", HTMLFormElement), find(page, ".search-answer", HTMLElement), true);
