// Light, dark, or as the device has it. The page already wears what was chosen before (reading-head.html).
import { root } from "./reading-page.js";
import { remember } from "./reading-store.js";

export const MODES = { auto: "자동", light: "밝게", dark: "어둡게" };
const system = matchMedia("(prefers-color-scheme: dark)");
const buttons = [...document.querySelectorAll(".theme-switch-button")];

export const mode = () => root.getAttribute("data-mode");

function wear() {
  const dark = mode() === "auto" ? system.matches : mode() === "dark";
  const theme = dark ? "dark" : "light";
  if (root.getAttribute("data-theme") !== theme) root.setAttribute("data-theme", theme);
  for (const button of buttons) {
    button.setAttribute("aria-label", `밝기: ${MODES[mode()]}`);
    button.title = `밝기: ${MODES[mode()]}. 누르면 바뀐다`;
  }
}

export function setMode(name) {
  root.setAttribute("data-mode", name);
  remember({ mode: name });
  wear();
  root.dispatchEvent(new Event("reading-mode"));
}

export function nextMode() {
  const names = Object.keys(MODES);
  setMode(names[(names.indexOf(mode()) + 1) % names.length]);
}

for (const button of buttons) button.addEventListener("click", nextMode);
system.addEventListener("change", wear);
wear();
