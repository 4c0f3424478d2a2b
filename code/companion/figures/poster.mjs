// What `companion posters` runs in a browser: draws one figure as plotly's own static picture.
// The page sets the colours of figure-theme.js to stand-ins, which the picture then names.
import { themed } from "./figure-theme.js";

window.drawPoster = async ({ data, layout, frames }, width, height) => {
  await Promise.all([...document.fonts].map((font) => font.load()));
  const figure = { data, frames, layout: { ...themed(layout), width, height } };
  return Plotly.toImage(figure, { format: "svg", width, height, imageDataOnly: true });
};
