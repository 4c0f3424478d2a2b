// Keys. Those that are a single letter can be switched off (읽기 설정); none is heard while one types.
import { blockInView, book, button, make, openDialog, read, root, say } from "./reading-page.js";
import { share } from "./reading-places.js";
import { modeName, nextMode } from "./reading-settings.js";

/** @returns {HTMLElement | null} */
const part = (selector) => document.querySelector(selector);
const press = (selector) => part(selector)?.click();
const search = () => press(".open-search"); // where the search is loaded, it opens over the page

/** @type {Record<string, [string, () => unknown]>} key → what readers call it, and what it does */
const KEYS = {
  n: ["다음 쪽", () => press(".right-next")],
  p: ["이전 쪽", () => press(".left-prev")],
  "/": ["이 책에서 찾기", search],
  g: ["용어 찾기", () => location.assign(new URL("book/glossary.html", book))],
  m: ["책의 차례", () => press(".primary-toggle")],
  o: ["이 쪽에서", goToContents],
  t: ["밝기 바꾸기", changeMode],
  r: ["읽기 설정", () => press(".settings-button")],
  s: ["외우기", openStudy],
  l: ["지금 읽는 곳의 주소 복사", () => share(blockInView())],
  u: ["쪽의 맨 위로", () => scrollTo({ top: 0 })],
  "?": ["단축키 보기", list],
};

function changeMode() {
  nextMode();
  say(`밝기: ${modeName()}`);
}

function goToContents() {
  const toggle = part(".secondary-toggle");
  if (toggle?.offsetParent) return toggle.click();
  part("#pst-page-toc-nav a")?.focus();
}

function openStudy() {
  const menu = part(".study-menu");
  if (!menu) return;
  menu.toggleAttribute("open");
  menu.querySelector("summary")?.focus();
}

function list() {
  if (document.querySelector("dialog[open]")) return;
  const rows = Object.entries(KEYS).map(([key, [name]]) =>
    make("div", {}, make("dt", {}, make("kbd", {}, key.toUpperCase())), make("dd", {}, name)),
  );
  rows.splice(
    3,
    0,
    make(
      "div",
      {},
      make("dt", {}, make("kbd", {}, "Ctrl"), "+", make("kbd", {}, "K")),
      make("dd", {}, "이 책에서 찾기"),
    ),
  );
  const off =
    read().keys === false
      ? "글자 단축키는 지금 꺼져 있다. 읽기 설정에서 켠다."
      : "글자 단축키는 읽기 설정에서 끌 수 있다.";
  const close = button("닫기", () => dialog.close());
  const dialog = make(
    "dialog",
    { class: "reading-dialog", "aria-labelledby": "shortcuts-title" },
    make("h2", { id: "shortcuts-title" }, "단축키"),
    make("dl", {}, ...rows),
    make("p", {}, off),
    close,
  );
  openDialog(dialog);
  close.focus();
}

/** The Latin letter of a key; under a Korean layout, where `key` is ㅜ, the letter printed beside it. */
function letterOf({ key, code }) {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return code.startsWith("Key") && !/^[ -~]$/.test(key) ? code.slice(3).toLowerCase() : key;
}

const types = (target) =>
  target.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=range])");

addEventListener("keydown", (event) => {
  const letter = letterOf(event);
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && letter === "k") {
    event.preventDefault();
    return search();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.defaultPrevented || types(event.target) || read().keys === false) return;
  if (document.querySelector("dialog[open]") || !Object.hasOwn(KEYS, letter)) return;
  event.preventDefault();
  KEYS[letter][1]();
});
root.addEventListener("reading-shortcuts", list);
