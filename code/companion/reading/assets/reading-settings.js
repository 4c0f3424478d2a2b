// The menu "읽기 설정": size of the type, brightness, font, shortcuts. Made when the page has loaded; its
// button is there from the first paint and opens it natively (popover).
import { make, root, keepPlace } from "./reading-page.js";
import { MODES, mode, setMode } from "./reading-theme.js";
import { manifest, setFont, wear } from "./reading-font.js";
import { read, remember } from "./reading-store.js";

const SIZES = ["작게", "보통", "크게", "더 크게", "가장 크게"];
const USUAL = 2; // the second: as large as the reader's browser has it

const button = document.querySelector(".settings-button");

function sizeField() {
  const size = make("input", { type: "range", min: "1", max: String(SIZES.length), step: "1", id: "reading-size" });
  const name = make("output", { for: "reading-size" });
  size.value = read().size ?? USUAL;
  const tell = () => {
    name.textContent = SIZES[size.value - 1];
    size.setAttribute("aria-valuetext", name.textContent);
  };
  size.addEventListener("input", () => {
    keepPlace(() => root.setAttribute("data-size", size.value));
    remember({ size: Number(size.value) });
    tell();
  });
  tell();
  return make("p", {}, make("label", { for: "reading-size" }, "글자 크기"), size, name);
}

function modeField() {
  const field = make("fieldset", {}, make("legend", {}, "밝기"));
  const inputs = Object.entries(MODES).map(([name, label]) => {
    const input = make("input", { type: "radio", name: "reading-mode", value: name });
    input.addEventListener("change", () => setMode(name));
    field.append(make("label", {}, input, label));
    return input;
  });
  const tell = () => inputs.forEach((input) => (input.checked = input.value === mode()));
  root.addEventListener("reading-mode", tell);
  tell();
  return field;
}

function choice(key, usual, text, change) {
  const input = make("input", { type: "checkbox", name: key });
  input.checked = read()[key] ?? usual;
  input.addEventListener("change", () => change(input.checked));
  return make("label", {}, input, text);
}

function fontField() {
  const text = make("span", {}, "나눔고딕으로 읽기");
  const field = choice("font", false, text, setFont);
  manifest().then((font) => {
    if (font) text.textContent = `나눔고딕으로 읽기 (${Math.round(font.bytes / 1000)} kB를 내려받는다)`;
    else field.hidden = true;
  });
  return field;
}

if (button) {
  const menu = make("div", { id: "reading-settings", popover: "", role: "group", "aria-label": "읽기 설정" });
  // Beside its button, so that Tab goes from one to the other.
  button.after(menu);
  menu.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return;
    const { bottom } = button.getBoundingClientRect();
    menu.style.top = `${bottom + 4}px`;
    if (menu.childElementCount) return;
    const list = make("button", { type: "button", class: "show-shortcuts" }, "단축키 보기");
    list.addEventListener("click", () => {
      menu.hidePopover();
      root.dispatchEvent(new Event("reading-shortcuts"));
    });
    const keys = choice("keys", true, "글자 하나로 된 단축키 쓰기", (keys) => remember({ keys }));
    menu.append(sizeField(), modeField(), fontField(), keys, list);
    // Other features put their own settings there.
    root.dispatchEvent(new CustomEvent("reading-menu", { detail: menu }));
  });
}
if (read().font) wear(true);
