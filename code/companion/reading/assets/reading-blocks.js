// Blocks of a page: code that can be copied, the rest of a long output, boxes that scroll by keyboard,
// and pictures that fill the screen.
import { article, button, copy, make, openDialog } from "./reading-page.js";

const TABLE_BOX = ".pst-scrollable-table-container, .table-scroll"; // a table wider than the page scrolls in it

for (const pre of article.querySelectorAll("div.highlight > pre")) {
  if (pre.closest(".cell_output")) continue;
  const copying = async () => {
    if (!(await copy(pre.textContent.trimEnd(), "복사했다."))) return;
    made.classList.add("copied");
    setTimeout(() => made.classList.remove("copied"), 2000);
  };
  const made = button("", copying, { class: "copy-code", "aria-label": "코드 복사", title: "코드 복사" });
  pre.after(made);
}

// The style shows the first lines only; the button lies over the last of them, so that nothing moves.
for (const output of article.querySelectorAll(".long-output")) {
  const box = output.closest(TABLE_BOX) ?? output;
  const rows = output.querySelectorAll("tr").length;
  const length = rows ? `${rows}행` : `${output.textContent.trimEnd().split("\n").length}줄`;
  const tell = (open) => {
    output.classList.toggle("unfolded", open);
    unfold.setAttribute("aria-expanded", String(open));
    unfold.textContent = open ? "출력 접기" : `출력 ${length} 모두 보기`;
  };
  const turn = () => {
    const open = !output.classList.contains("unfolded");
    tell(open);
    if (!open) box.scrollIntoView({ block: "nearest" });
  };
  const unfold = button("", turn, { class: "unfold" });
  tell(false);
  box.after(make("div", { class: "unfold-place" }, unfold));
}

/** @param {string | false} value false takes the attribute away */
function setOrRemove(element, name, value) {
  if (value === false) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

// A box that scrolls sideways can be reached by Tab and scrolled with the arrow keys; so can one of
// which nobody knows yet, because it is not laid out.
const isUnknown = (box) => box.checkVisibility?.({ contentVisibilityAuto: true }) === false;
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const isTable = target.matches(TABLE_BOX); // a long one scrolls down in its box, too
    const isLong = isTable && target.scrollHeight > target.clientHeight + 1;
    const scrolls = isLong || target.scrollWidth > target.clientWidth + 1;
    setOrRemove(target, "tabindex", (scrolls || isUnknown(target)) && "0");
    if (!isTable) continue;
    setOrRemove(target, "role", scrolls && "region");
    setOrRemove(
      target,
      "aria-label",
      scrolls && (target.querySelector("caption")?.textContent ?? "옆으로 넘겨 보는 표"),
    );
  }
});
for (const box of article.querySelectorAll(`pre, ${TABLE_BOX}, .cell_output > .output, .katex-display`)) {
  if (isUnknown(box)) box.setAttribute("tabindex", "0");
  sizes.observe(box);
}
// Few of the many formulas in lines are that wide: none is a stop before it is known to be.
for (const formula of article.querySelectorAll("span.math")) sizes.observe(formula);

const ZOOMS = [1, 1.5, 2, 3, 4];

/** What is shown large: pictures and drawings as a copy; a live figure itself, for it can be turned. */
function shownOf(target) {
  if (!target.matches(".plotly-figure")) return [target.cloneNode(true), () => {}];
  const place = make("div", { style: `height:${target.offsetHeight}px` });
  const height = target.style.height;
  target.replaceWith(place);
  target.style.height = "100%";
  return [
    target,
    () => {
      target.style.height = height;
      place.replaceWith(target);
      fit();
    },
  ];
}

/** Live figures listen to the window's size. */
const fit = () => requestAnimationFrame(() => dispatchEvent(new Event("resize")));

function enlarge(target, name) {
  const [shown, putBack] = shownOf(target);
  const canvas = make("div", { class: "enlarged-canvas", tabindex: "0" }, shown);
  let step = 0;
  const size = (change) => {
    step = Math.min(Math.max(step + change, 0), ZOOMS.length - 1);
    canvas.style.setProperty("--zoom", String(ZOOMS[step]));
    fit();
  };
  const dialog = make("dialog", { class: "enlarged", "aria-label": name ? `크게 보기: ${name}` : "크게 보기" });
  const tools = make(
    "div",
    { class: "enlarged-tools" },
    button("작게", () => size(-1)),
    button("크게", () => size(1)),
    button("닫기", () => dialog.close()),
  );
  dialog.append(tools, canvas);
  dialog.addEventListener("close", putBack);
  openDialog(dialog);
  size(0);
}

for (const target of article.querySelectorAll("img, svg.drawing, .plotly-figure")) {
  if (target.closest("a, .plotly-figure img") || target.closest("p")?.textContent.trim()) continue; // a link, or a sign in a line
  const name = target.getAttribute("alt") ?? target.getAttribute("aria-label") ?? "";
  const label = `그림 크게 보기${name && `: ${name}`}`;
  const open = button("", () => enlarge(target, name), { class: "enlarge", "aria-label": label, title: "크게 보기" });
  target.before(make("span", { class: "enlarge-place" }, open));
}
