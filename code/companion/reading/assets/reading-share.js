// The address of one paragraph, list item, figure or cell: one button, moved to what is pointed at,
// tapped, or holds the keyboard.
import { article, BLOCKS, copy, make } from "./reading-page.js";

const button = make("button", { type: "button", class: "share", "aria-label": "이 문단의 주소 복사", title: "이 문단의 주소 복사" });
const touch = matchMedia("(pointer: coarse)");
let block = null;

/** Nowhere, when the pointer leaves the text; between two blocks, on its way to the button, it stays. */
function moveTo(next) {
  if (next === block) return;
  block?.classList.remove("shared");
  block = next;
  if (!block) return button.remove();
  block.classList.add("shared");
  block.append(button);
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

export async function share(target = block) {
  if (!target) return;
  const url = new URL(location.href);
  url.hash = target.id;
  if (touch.matches && navigator.share) {
    await navigator.share({ title: document.title, url: url.href }).catch(() => {});
  } else {
    await copy(url.href, "주소를 복사했다.");
  }
}

button.addEventListener("click", (event) => {
  event.stopPropagation();
  share();
});
// While the reader selects text, nothing in it may change.
article.addEventListener("pointerover", (event) => event.pointerType !== "touch" && !event.buttons && follow(event));
article.addEventListener("pointerleave", (event) => {
  // A finger leaves whenever it is lifted, before its tap is told.
  if (event.pointerType !== "touch" && button !== document.activeElement) moveTo(null);
});
article.addEventListener("click", (event) => touch.matches && follow(event));
article.addEventListener("focusin", (event) => event.target !== button && follow(event));
