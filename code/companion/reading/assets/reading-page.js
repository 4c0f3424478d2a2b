// What several parts want to know of the page, and how they speak to the reader.
export const root = document.documentElement;
export const article = document.querySelector("article") ?? document.body;
export const BLOCKS = ":is(p, li, figure, table, div.cell, div.correction, div[class^=highlight-])[id]";
/** The address of the book's first folder, on which `href`s of the whole book are built. */
export const book = new URL(root.dataset.content_root ?? ".", location.href);

const HEADER = 64; // px below the upper edge: there begins what is read
const STEP = 24;

/** The paragraph, list item, figure or cell that the reader is at: the first below the header. */
export function blockInView() {
  const { left, width } = article.getBoundingClientRect();
  for (let y = HEADER; y < innerHeight; y += STEP) {
    const block = document.elementFromPoint(left + width / 2, y)?.closest(BLOCKS);
    if (block && article.contains(block)) return block;
  }
  return null;
}

/** Do something that lays the page out anew, and leave what the reader is at where it is. */
export function keepPlace(change) {
  const block = scrollY ? blockInView() : null;
  // Of a block that began further up, the end is what the reader sees next.
  const edge = block?.getBoundingClientRect().top < HEADER ? "bottom" : "top";
  const before = block?.getBoundingClientRect()[edge];
  change();
  if (block) scrollBy({ top: block.getBoundingClientRect()[edge] - before, behavior: "instant" });
}

const voice = document.createElement("output");
voice.className = "reading-voice";
voice.setAttribute("aria-live", "polite");
document.body.append(voice);
let silence = 0;

/** Say something to the reader: shown for a moment, and told to screen readers. */
export function say(text) {
  voice.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => (voice.textContent = ""), 4000);
}

/** Copy `text`; where the browser does not allow it, say so and return false. */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
    return true;
  } catch {
    say("브라우저가 복사를 허락하지 않았다.");
    return false;
  }
}

/** Make an element: `make("a", {href: "…"}, "text", child)`. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Open `dialog` over the page; when it closes it goes away, and the keyboard returns. */
export function openDialog(dialog) {
  const from = document.activeElement;
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    from?.focus?.();
  });
  dialog.showModal();
}
