// The site's colours for a plotly figure. What draws the posters uses it too.
const AXIS = /^[xy]axis\d*$/;

// Plotly's attribute → the variable of the style sheet, for every part that the layout has.
const attributes = (layout) => {
  const axes = new Set(["xaxis", "yaxis", ...Object.keys(layout).filter((key) => AXIS.test(key))]);
  const found = { "font.color": "--adl-ink" };
  for (const axis of axes) {
    found[`${axis}.gridcolor`] = "--adl-line";
    found[`${axis}.zerolinecolor`] = "--adl-muted";
    found[`${axis}.linecolor`] = "--adl-line";
  }
  (layout.sliders ?? []).forEach((_, place) => {
    found[`sliders[${place}].bgcolor`] = "--adl-surface";
    found[`sliders[${place}].bordercolor`] = "--adl-muted";
    found[`sliders[${place}].tickcolor`] = "--adl-muted";
  });
  return found;
};

const steps = (path) => path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");

const get = (layout, path) => steps(path).reduce((part, key) => part?.[key], layout);

const set = (layout, path, value) => {
  const keys = steps(path);
  const last = keys.pop();
  keys.reduce((part, key) => (part[key] ??= {}), layout)[last] = value;
};

// The page's colours as an update for Plotly.relayout; the figure's own choices are left alone.
export const colours = (layout) => {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    Object.entries(attributes(layout))
      .filter(([path]) => get(layout, path) === undefined)
      .map(([path, name]) => [path, style.getPropertyValue(name).trim()]),
  );
};

// A copy of the layout as the page shows it.
export const themed = (layout) => {
  const result = structuredClone(layout);
  const family = getComputedStyle(document.body).fontFamily;
  Object.assign(result, { autosize: true, paper_bgcolor: "#0000", plot_bgcolor: "#0000", ...result });
  result.font = { family, ...result.font };
  delete result.width;
  // Plotly paints the chosen item of an open menu nearly white, whatever the page's colours are.
  result.updatemenus?.forEach((menu, place) => {
    result.updatemenus[place] = { bgcolor: "#fff", ...menu, font: { color: "#000", ...menu.font } };
  });
  for (const [path, colour] of Object.entries(colours(layout))) set(result, path, colour);
  return result;
};
