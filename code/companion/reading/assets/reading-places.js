// Places in the text: where a reader stopped, and the address of one paragraph, list item, figure or cell.
import { article, BLOCKS, blockInView, book, button, copy, make, read, write } from "./reading-page.js";

// Where a reader stopped is known on this device only. On coming back it is offered, never done.
const STORE = "annotated-dl-reading-places";
const MOST = 40; // pages
const PAUSE = 400; // ms without scrolling: then the place is kept
const here = location.pathname.slice(book.pathname.length);
/** @type {HTMLAnchorElement | null} */
const brand = document.querySelector(".navbar-brand");
const home = brand?.pathname === location.pathname;
const nameOf = (heading) => (heading?.firstChild ? heading.textContent.replace(/#$/, "").trim() : "");
const title = nameOf(article.querySelector("h1"));

function keep() {
  if (document.querySelector(".resume")) return; // the reader has not yet said where to go on
  const pages = read(STORE);
  delete pages[here];
  const block = scrollY > innerHeight / 2 && blockInView();
  if (block) {
    const section = nameOf(block.closest("section")?.querySelector("h2, h3, h4"));
    pages[here] = { id: block.id, title, section };
  }
  write(Object.fromEntries(Object.entries(pages).slice(-MOST)), STORE);
}

/** A line at the lower edge, over the text, that leads to the place. */
function offer(path, { id, title: page, section }) {
  const link = make(
    "a",
    { href: `${new URL(path, book)}#${id}` },
    "이어 읽기: ",
    [page, section].filter(Boolean).join(" · "),
  );
  const done = () => line.remove();
  const close = button("×", done, { "aria-label": "닫기" });
  const line = make("aside", { class: "resume", "aria-label": "이어 읽기" }, link, close);
  link.addEventListener("click", done);
  addEventListener("scroll", () => scrollY > innerHeight && done(), { passive: true });
  document.getElementById("main-content")?.prepend(line);
}

const pages = Object.entries(read(STORE)).filter(([, place]) => place?.id);
if (!location.hash && scrollY < innerHeight) {
  const mine = home ? pages.at(-1) : pages.find(([path]) => path === here);
  if (mine && (home || document.getElementById(mine[1].id))) offer(...mine);
}

if (title && !home) {
  let timer = 0;
  addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    },
    { passive: true },
  );
}

// One button copies an address: it moves to the block that is pointed at, tapped, or holds the keyboard.
const WORDS = "이 문단의 주소 복사";
const copier = button("", copyAddress, { class: "share", "aria-label": WORDS, title: WORDS });
const touch = matchMedia("(pointer: coarse)");
/** @type {Element | null} */
let pointed = null;

/** Nowhere, when the pointer leaves the text; between two blocks, on its way to the button, it stays. */
function moveTo(next) {
  if (next === pointed) return;
  pointed?.classList.remove("shared");
  pointed = next;
  if (!pointed) return copier.remove();
  pointed.classList.add("shared");
  pointed.append(copier);
}

function follow(event) {
  const next = blockOf(event);
  if (next) moveTo(next);
}

/** The block of an event; a table cannot hold a button. */
function blockOf({ target }) {
  const found = target instanceof Element ? target.closest(BLOCKS) : null;
  return found && found.localName !== "table" && article.contains(found) && !found.closest("dialog") ? found : null;
}

export async function share(target) {
  if (!target) return;
  const url = new URL(location.href);
  url.hash = target.id;
  if (touch.matches && navigator.share) {
    await navigator.share({ title: document.title, url: url.href }).catch(() => {});
  } else {
    await copy(url.href, "주소를 복사했다.");
  }
}

function copyAddress(event) {
  event.stopPropagation();
  share(pointed);
}

// While the reader selects text, nothing in it may change.
article.addEventListener("pointerover", (event) => event.pointerType !== "touch" && !event.buttons && follow(event));
article.addEventListener("pointerleave", (event) => {
  // A finger leaves whenever it is lifted, before its tap is told.
  if (event.pointerType !== "touch" && copier !== document.activeElement) moveTo(null);
});
article.addEventListener("click", (event) => touch.matches && follow(event));
article.addEventListener("focusin", (event) => event.target !== copier && follow(event));
