// Light and dark, the optional font, and the menu "읽기 설정". The menu is made when it is first opened;
// its button is there from the first paint and opens it natively (popover).
import { all, book, button, keepPlace, make, radioField, read, remember, root } from "./reading-page.js";

// Light, dark, or as the device has it. The page already wears what was chosen before (reading-head.html).
const MODES = { auto: "자동", light: "밝게", dark: "어둡게" };
const system = matchMedia("(prefers-color-scheme: dark)");
const switches = all(document, ".theme-switch-button", HTMLButtonElement);

const mode = () => root.dataset.mode ?? "auto";
/** The name of the mode that holds. */
export const modeName = () => MODES[mode()];

function wearMode() {
  const dark = mode() === "auto" ? system.matches : mode() === "dark";
  const theme = dark ? "dark" : "light";
  if (root.dataset.theme !== theme) root.dataset.theme = theme;
  for (const one of switches) {
    one.setAttribute("aria-label", `밝기: ${modeName()}`);
    one.title = `밝기: ${modeName()}. 누르면 바뀐다`;
  }
}

function setMode(name) {
  root.dataset.mode = name;
  remember({ mode: name });
  wearMode();
  root.dispatchEvent(new Event("reading-mode"));
}

export function nextMode() {
  const names = Object.keys(MODES);
  setMode(names[(names.indexOf(mode()) + 1) % names.length]);
}

for (const one of switches) one.addEventListener("click", nextMode);
system.addEventListener("change", wearMode);
wearMode();

// Nothing of the font is asked for before the reader wants it, nor before the first paint.
const FAMILY = "Nanum Gothic Book"; // reading.css names it too
const folder = new URL("_static/fonts/", book);
let known;

/** What the font weighs and where it lies: `{bytes, files: {400: name, 700: name}}`; null if unknown. */
function manifest() {
  known ??= fetch(new URL("book-font.json", folder))
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  return known;
}

/** Fetch the font and set the page in it, or in the device's own again. */
async function wearFont(wanted) {
  if (!wanted) return keepPlace(() => root.removeAttribute("data-font"));
  const { files } = (await manifest()) ?? {};
  if (!files) return;
  const faces = Object.entries(files).map(
    ([weight, name]) => new FontFace(FAMILY, `url("${new URL(name, folder)}")`, { weight, display: "swap" }),
  );
  await Promise.all(faces.map((face) => face.load())).catch(() => {});
  for (const face of faces) document.fonts.add(face);
  keepPlace(() => root.setAttribute("data-font", "book"));
}

const SIZES = ["작게", "보통", "크게", "더 크게", "가장 크게"];
const USUAL = 2; // the second: as large as the reader's browser has it

function sizeField() {
  const size = make("input", { type: "range", min: "1", max: String(SIZES.length), step: "1", id: "reading-size" });
  const name = make("output", { for: "reading-size" });
  size.value = read().size ?? USUAL;
  const tell = () => {
    name.textContent = SIZES[size.valueAsNumber - 1];
    size.setAttribute("aria-valuetext", name.textContent);
  };
  size.addEventListener("input", () => {
    keepPlace(() => root.setAttribute("data-size", size.value));
    remember({ size: size.valueAsNumber });
    tell();
  });
  tell();
  return make("p", {}, make("label", { for: "reading-size" }, "글자 크기"), size, name);
}

function checkbox(key, usual, text, change) {
  const input = make("input", { type: "checkbox", name: key });
  input.checked = read()[key] ?? usual;
  input.addEventListener("change", () => change(input.checked));
  return make("label", {}, input, text);
}

function fontField() {
  const text = make("span", {}, "나눔고딕으로 읽기");
  const field = checkbox("font", false, text, (font) => {
    remember({ font });
    wearFont(font);
  });
  manifest().then((font) => {
    if (font) text.textContent = `나눔고딕으로 읽기 (${Math.round(font.bytes / 1000)} kB를 내려받는다)`;
    else field.hidden = true;
  });
  return field;
}

/** @type {HTMLButtonElement | null} */
const opener = document.querySelector(".settings-button");
if (opener) {
  const menu = make("div", { id: "reading-settings", popover: "", role: "group", "aria-label": "읽기 설정" });
  // Beside its button, so that Tab goes from one to the other.
  opener.after(menu);
  menu.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return;
    menu.style.top = `${opener.getBoundingClientRect().bottom + 4}px`;
    if (menu.childElementCount) return;
    const modes = { chosen: mode, choose: setMode, changed: "reading-mode" };
    const list = () => {
      menu.hidePopover();
      root.dispatchEvent(new Event("reading-shortcuts"));
    };
    menu.append(
      sizeField(),
      radioField("밝기", "reading-mode", Object.entries(MODES), modes),
      fontField(),
      checkbox("keys", true, "글자 하나로 된 단축키 쓰기", (keys) => remember({ keys })),
      button("단축키 보기", list, { class: "show-shortcuts" }),
    );
    // Other features put their own settings there.
    root.dispatchEvent(new CustomEvent("reading-menu", { detail: menu }));
  });
}
if (read().font) wearFont(true);
