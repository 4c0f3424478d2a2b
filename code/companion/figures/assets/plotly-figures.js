// Draws each figure in the place of its poster when it comes near the viewport, in the page's
// colours, and again in the others when the reader switches between light and dark.
import { colours, themed } from "./figure-theme.js";
import { addControls } from "./figure-controls.js";
import { all, button, make } from "./reading-page.js";

const NEAR = "400px";
const CONFIG = { responsive: true, displayModeBar: false, scrollZoom: false };
const drawn = new Map(); // element → plotly and the layout that its figure came with

// Loaded once, when the first figure is near; a module that failed to load is asked for again.
const plotly = async () => (await import("plotly.js-cartesian-dist-min")).default;

const load = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
};

// Without motion where the reader asks for none.
const calm = (layout) => {
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return layout;
  for (const slider of layout.sliders ?? []) slider.transition = { duration: 0 };
  delete layout.transition;
  return layout;
};

// Draw the figure whose data are at `address` into `element`, which has a size; return plotly and
// the figure. Rejects if the network fails.
export const drawInto = async (element, address) => {
  const [library, figure] = await Promise.all([plotly(), load(address)]);
  const { data, layout, frames } = figure;
  await library.newPlot(element, { data, frames, layout: calm(themed(layout)), config: CONFIG });
  drawn.set(element, { library, layout });
  return { library, figure };
};

const draw = async (figure) => {
  const drawing = make("div", { class: "figure-drawing" });
  figure.querySelector(".figure-box").append(drawing);
  try {
    const { library } = await drawInto(drawing, figure.dataset.figure);
    figure.classList.add("figure-drawn");
    addControls(figure, drawing, library);
  } catch (error) {
    console.warn(error);
    drawing.remove();
    offerAgain(figure);
  }
};

const offerAgain = (figure) => {
  const again = button("다시 시도", () => {
    line.remove();
    draw(figure);
  });
  const line = make("p", { class: "figure-failed", role: "status" }, "움직이는 그림을 받지 못했다.", again);
  figure.append(line);
};

// A long table has a file of its own, which is fetched when its place is opened.
const fillTable = async (details) => {
  const link = details.querySelector("a.figure-table");
  if (!details.open || !link) return;
  const answer = await fetch(link.href).catch(() => undefined);
  if (!answer?.ok) return; // the link is still there
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const tables = page.querySelectorAll(".table-scroll");
  for (const table of tables) {
    table.setAttribute("tabindex", "0"); // one that scrolls is reached by Tab
    table.setAttribute("role", "region");
    table.setAttribute("aria-label", table.querySelector("caption")?.textContent ?? "그림의 수");
  }
  link.replaceWith(...tables);
};

const figures = document.querySelectorAll(".plotly-figure");
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      watcher.unobserve(target);
      draw(target);
    }
  },
  { rootMargin: NEAR },
);
for (const figure of figures) {
  watcher.observe(figure);
  figure.querySelector("details")?.addEventListener("toggle", (event) => fillTable(event.target));
}

const redraw = () => {
  for (const [element, { library, layout }] of drawn) {
    if (element.isConnected) library.relayout(element, colours(layout));
    else drawn.delete(element);
  }
};
if (figures.length) {
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  // What is printed is the poster, also of a figure that was never near.
  addEventListener("beforeprint", () => {
    for (const image of all(document, ".poster-light img", HTMLImageElement)) image.loading = "eager";
  });
}
