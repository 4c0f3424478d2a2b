// Pictures, drawings and figures fill the screen on request; there they can be made larger still.
import { article, make, openDialog } from "./reading-page.js";

const STEPS = [1, 1.5, 2, 3, 4];

/** What is shown large: pictures and drawings as a copy; a live figure itself, for it can be turned. */
function shownOf(target) {
  if (!target.matches(".plotly-figure")) return [target.cloneNode(true), () => {}];
  const place = make("div", { style: `height:${target.offsetHeight}px` });
  const height = target.style.height;
  target.replaceWith(place);
  target.style.height = "100%";
  return [target, () => {
    target.style.height = height;
    place.replaceWith(target);
    fit();
  }];
}

/** Live figures listen to the window's size. */
const fit = () => requestAnimationFrame(() => dispatchEvent(new Event("resize")));

function enlarge(target, name) {
  const [shown, putBack] = shownOf(target);
  const canvas = make("div", { class: "enlarged-canvas", tabindex: "0" }, shown);
  let step = 0;
  const size = (change) => {
    step = Math.min(Math.max(step + change, 0), STEPS.length - 1);
    canvas.style.setProperty("--zoom", STEPS[step]);
    fit();
  };
  const button = (text, action) => {
    const made = make("button", { type: "button" }, text);
    made.addEventListener("click", action);
    return made;
  };
  const dialog = make("dialog", { class: "enlarged", "aria-label": name ? `크게 보기: ${name}` : "크게 보기" });
  const tools = make("div", { class: "enlarged-tools" }, button("작게", () => size(-1)), button("크게", () => size(1)), button("닫기", () => dialog.close()));
  dialog.append(tools, canvas);
  dialog.addEventListener("close", putBack);
  openDialog(dialog);
  size(0);
}

for (const target of article.querySelectorAll("img, svg.drawing, .plotly-figure")) {
  if (target.closest("a, .plotly-figure img") || target.closest("p")?.textContent.trim()) continue; // a link, or a sign in a line
  const name = target.getAttribute("alt") ?? target.getAttribute("aria-label") ?? "";
  const open = make("button", { type: "button", class: "enlarge", "aria-label": `그림 크게 보기${name && `: ${name}`}`, title: "크게 보기" });
  open.addEventListener("click", () => enlarge(target, name));
  target.before(make("span", { class: "enlarge-place" }, open));
}
