// Code: a button that copies it, the rest of a long output, and boxes that scroll by keyboard.
import { article, copy, make } from "./reading-page.js";

for (const pre of article.querySelectorAll("div.highlight > pre")) {
  if (pre.closest(".cell_output")) continue;
  const button = make("button", { type: "button", class: "copy-code", "aria-label": "코드 복사", title: "코드 복사" });
  button.addEventListener("click", async () => {
    if (!(await copy(pre.textContent.trimEnd(), "복사했다."))) return;
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 2000);
  });
  pre.after(button);
}

// The style shows the first lines only; the button lies over the last of them, so that nothing moves.
for (const output of article.querySelectorAll(".long-output")) {
  const rows = output.querySelectorAll("tr").length;
  const length = rows ? `${rows}행` : `${output.textContent.trimEnd().split("\n").length}줄`;
  const button = make("button", { type: "button", class: "unfold", "aria-expanded": "false" });
  const place = make("div", { class: "unfold-place" }, button);
  const tell = (open) => {
    output.classList.toggle("unfolded", open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "출력 접기" : `출력 ${length} 모두 보기`;
  };
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "false";
    tell(open);
    if (!open) output.scrollIntoView({ block: "nearest" });
  });
  tell(false);
  output.after(place);
}

// A box that scrolls sideways can be reached by Tab and scrolled with the arrow keys; so can one of
// which nobody knows yet, because it is not laid out.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth + 1;
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
const boxes = [...article.querySelectorAll("pre, table, .cell_output > .output, .katex-display")];
const unknown = boxes.filter((box) => box.checkVisibility?.({ contentVisibilityAuto: true }) === false);
for (const box of unknown) box.tabIndex = 0;
for (const box of boxes) sizes.observe(box);
