// Which edition of the textbook the reader holds. The page already wears what was chosen before
// (reading-head.html); here it is changed, in the line that opens a page or in the menu of settings.
import { keepPlace, make, root, say } from "./reading-page.js";
import { read, remember } from "./reading-store.js";

const EDITIONS = { 2: "2판", 3: "3판", "": "둘 다" };
const buttons = [...document.querySelectorAll(".edition-box button")];

const held = () => root.getAttribute("data-edition") ?? "";

function tell() {
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.holds === held()));
  root.dispatchEvent(new Event("reading-edition"));
}

function hold(edition) {
  keepPlace(() => {
    if (edition) root.setAttribute("data-edition", edition);
    else root.removeAttribute("data-edition");
  });
  remember({ edition });
  tell();
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    hold(button.dataset.holds);
    const { edition } = read();
    say(edition ? `교과서 ${EDITIONS[edition]}의 절과 쪽을 보인다.` : "교과서 두 판의 자리를 모두 보인다.");
  });
}

// The menu is filled when it is opened first.
root.addEventListener("reading-menu", ({ detail: menu }) => {
  const field = make("fieldset", {}, make("legend", {}, "내 책"));
  const inputs = ["2", "3", ""].map((edition) => {
    const input = make("input", { type: "radio", name: "reading-edition", value: edition });
    input.addEventListener("change", () => hold(edition));
    field.append(make("label", {}, input, EDITIONS[edition]));
    return input;
  });
  const show = () => inputs.forEach((input) => (input.checked = input.value === held()));
  root.addEventListener("reading-edition", show);
  show();
  menu.querySelector("fieldset").after(field);
});

tell();
