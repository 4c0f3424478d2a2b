// A native control for each slider and menu of a drawn figure: plotly's own needs a mouse.
import { make } from "./reading-page.js";

const choice = (steps, active) => {
  const select = make("select");
  for (const [place, { label }] of steps.entries()) select.add(new Option(label, place, false, place === active));
  return select;
};

const range = (steps, active) => {
  const input = make("input", { type: "range", min: "0", max: String(steps.length - 1), step: "1" });
  input.value = active;
  const say = () => input.setAttribute("aria-valuetext", steps[input.value].label);
  input.addEventListener("input", say);
  say();
  return input;
};

// The figure's name follows its title, which tells what the chosen step shows.
const rename = (figure, drawing) => {
  const title = drawing.layout.title?.text;
  if (title) figure.setAttribute("aria-label", title.replaceAll("<br>", " "));
};

const add = (figure, drawing, library, kind, place) => {
  const part = drawing.layout[kind][place];
  const slider = kind === "sliders";
  const steps = slider ? part.steps : part.buttons;
  const control = (slider ? range : choice)(steps, part.active ?? 0);
  const name = part.currentvalue?.prefix?.replace(/[\s:=]+$/, "") || (slider ? "단계" : "보기");
  control.addEventListener("input", async () => {
    const { method, args } = steps[control.value];
    await library[method]?.(drawing, ...structuredClone(args));
    await library.relayout(drawing, { [`${kind}[${place}].active`]: Number(control.value) });
    rename(figure, drawing);
  });
  figure.insertBefore(make("label", { class: "figure-control" }, name, control), figure.querySelector(".figure-words"));
  drawing.on(slider ? "plotly_sliderchange" : "plotly_buttonclicked", () => {
    control.value = drawing.layout[kind][place].active;
    rename(figure, drawing);
  });
};

export const addControls = (figure, drawing, library) => {
  for (const kind of ["sliders", "updatemenus"]) {
    for (const place of (drawing.layout[kind] ?? []).keys()) add(figure, drawing, library, kind, place);
  }
};
