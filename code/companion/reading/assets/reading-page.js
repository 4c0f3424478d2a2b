// What several features share: the page, what is kept on the device, how readers are spoken to.
export const root = document.documentElement;
export const article = document.querySelector("article") ?? document.body;
export const BLOCKS = ":is(p, li, figure, table, div.cell, div.correction, div[class^=highlight-])[id]";
/** The address of the book's first folder, on which `href`s of the whole book are built. */
export const book = new URL(root.dataset.content_root ?? ".", location.href);

/** The key under which the device keeps the reader's settings. */
export const SETTINGS = "annotated-dl-reading";

/**
 * What is kept on the device; nothing in a private window, or where somebody else's data lie.
 * @returns {Record<string, any>}
 */
export function read(key = SETTINGS) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
    return kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
  } catch {
    return {};
  }
}

/** Keep it, and say whether that was possible; if not, it holds for this page only. */
export function write(value, key = SETTINGS) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Keep some settings beside those that are kept already. */
export const remember = (changes) => write({ ...read(), ...changes });

/** The id that an address names after its `#`; "" where it names none, or nothing that can be read. */
export function idOf(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/**
 * The element that a feature cannot do without.
 * @template {Element} T
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
export function find(place, selector, kind) {
  const found = place.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`no ${kind.name} at ${selector}`);
}

/**
 * All elements of a kind.
 * @template {Element} T
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T[]}
 */
export function all(place, selector, kind) {
  return Array.from(place.querySelectorAll(selector)).flatMap((one) => (one instanceof kind ? [one] : []));
}

/**
 * Make an element: `make("a", {href: "…"}, "text", child)`.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Make a button that does something. */
export function button(text, action, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", action);
  return made;
}

/** A group of which one is chosen, [value, label] each; `changed` is the event that tells so. */
export function radioField(legend, group, choices, { chosen, choose, changed }) {
  const field = make("fieldset", {}, make("legend", {}, legend));
  const inputs = choices.map(([value, label]) => {
    const input = make("input", { type: "radio", name: group, value });
    input.addEventListener("change", () => choose(value));
    field.append(make("label", {}, input, label));
    return input;
  });
  const tell = () => {
    for (const input of inputs) input.checked = input.value === chosen();
  };
  root.addEventListener(changed, tell);
  tell();
  return field;
}

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
  if (!block) return change();
  // Of a block that began further up, the end is what the reader sees next.
  const edge = block.getBoundingClientRect().top < HEADER ? "bottom" : "top";
  const before = block.getBoundingClientRect()[edge];
  change();
  scrollBy({ top: block.getBoundingClientRect()[edge] - before, behavior: "instant" });
}

const voice = make("output", { class: "reading-voice", "aria-live": "polite" });
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

/** Open `dialog` over the page; when it closes it goes away, and the keyboard returns. */
export function openDialog(dialog) {
  const from = document.activeElement;
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (from instanceof HTMLElement || from instanceof SVGElement) from.focus();
  });
  dialog.showModal();
}
