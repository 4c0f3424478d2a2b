// Where a reader stopped, by paragraph and on this device only. On coming back it is offered, never done.
import { article, blockInView, book, make } from "./reading-page.js";
import { read, write } from "./reading-store.js";

const STORE = "annotated-dl-reading-places";
const MOST = 40; // pages
const PAUSE = 400; // ms without scrolling: then the place is kept
const here = location.pathname.slice(book.pathname.length);
const home = document.querySelector(".navbar-brand")?.pathname === location.pathname;
const nameOf = (heading) => heading?.firstChild ? heading.textContent.replace(/#$/, "").trim() : "";
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
  const link = make("a", { href: `${new URL(path, book)}#${id}` }, "이어 읽기: ", [page, section].filter(Boolean).join(" · "));
  const close = make("button", { type: "button", "aria-label": "닫기" }, "×");
  const line = make("aside", { class: "resume", "aria-label": "이어 읽기" }, link, close);
  const done = () => line.remove();
  close.addEventListener("click", done);
  link.addEventListener("click", done);
  addEventListener("scroll", () => scrollY > innerHeight && done(), { passive: true });
  document.getElementById("main-content").prepend(line);
}

const pages = Object.entries(read(STORE)).filter(([, place]) => place?.id);
if (!location.hash && scrollY < innerHeight) {
  const mine = home ? pages.at(-1) : pages.find(([path]) => path === here);
  if (mine && (home || document.getElementById(mine[1].id))) offer(...mine);
}

if (title && !home) {
  let timer = 0;
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }, { passive: true });
}
