// Which edition of the textbook the reader holds. The page already wears what was chosen before
// (reading-head.html); here it is changed, in the line that opens a page or in the menu of settings.
import { all, keepPlace, radioField, read, remember, root, say } from "./reading-page.js";

const EDITIONS = { 2: "2판", 3: "3판", "": "둘 다" };
const buttons = all(document, ".edition-box button", HTMLButtonElement);

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
root.addEventListener("reading-menu", (event) => {
  const choices = ["2", "3", ""].map((edition) => [edition, EDITIONS[edition]]);
  const field = radioField("내 책", "reading-edition", choices, {
    chosen: held,
    choose: hold,
    changed: "reading-edition",
  });
  /** @type {CustomEvent<HTMLElement>} */ (event).detail.querySelector("fieldset")?.after(field);
});

tell();
