// On paper everything is open and light; afterwards the page is as it was.
import { root } from "./reading-page.js";

let undo = [];

addEventListener("beforeprint", () => {
  const theme = root.getAttribute("data-theme");
  root.setAttribute("data-theme", "light");
  undo = [() => root.setAttribute("data-theme", theme)];
  for (const part of document.querySelectorAll("article details:not([open])")) {
    part.open = true;
    undo.push(() => (part.open = false));
  }
});
addEventListener("afterprint", () => {
  for (const step of undo.splice(0)) step();
});
