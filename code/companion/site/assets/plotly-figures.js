// Draws each figure when it comes near the viewport, with the site's own plotly.js, in the page's
// colours; draws it again when the reader switches between light and dark.
(() => {
  const figures = [...document.querySelectorAll(".plotly-figure")];
  if (!figures.length) return;
  const bundle = new URL("plotly/plotly-cartesian.min.js", document.currentScript.src).href;

  let loading;
  const plotly = () =>
    (loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = bundle;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => reject(new Error(`could not load ${bundle}`));
      document.head.append(script);
    }));

  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(name).trim();
    const axis = {
      gridcolor: value("--adl-line"),
      zerolinecolor: value("--adl-muted"),
      linecolor: value("--adl-line"),
    };
    return {
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { color: value("--adl-ink"), family: getComputedStyle(document.body).fontFamily },
      axis,
    };
  };

  // The figure's own choices win over the site's.
  const themed = (layout) => {
    const { axis, font, ...rest } = colours();
    const result = { ...rest, ...layout, font: { ...font, ...layout.font }, autosize: true };
    delete result.width;
    const axes = new Set(["xaxis", "yaxis", ...Object.keys(layout).filter((k) => /^[xy]axis\d*$/.test(k))]);
    for (const name of axes) result[name] = { ...axis, ...layout[name] };
    return result;
  };

  const draw = async (figure) => {
    const { data, layout, frames } = figure.spec;
    try {
      const library = await plotly();
      const config = { responsive: true, displayModeBar: false, scrollZoom: false };
      // Clones, because plotly writes into what it is given.
      const copy = structuredClone({ data, layout, frames });
      await library.newPlot(figure, { ...copy, layout: themed(copy.layout), config });
      figure.dataset.drawn = "true";
    } catch (error) {
      figure.textContent = "그림을 그리지 못했다. 쪽을 새로 고친다.";
      console.error(error);
    }
  };

  for (const figure of figures) {
    figure.spec = JSON.parse(figure.querySelector("script").textContent);
  }
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((e) => e.isIntersecting)) {
        watcher.unobserve(entry.target);
        draw(entry.target);
      }
    },
    { rootMargin: "400px" },
  );
  figures.forEach((figure) => watcher.observe(figure));

  new MutationObserver(() => {
    for (const figure of figures) {
      if (figure.dataset.drawn) window.Plotly.relayout(figure, themed(structuredClone(figure.spec.layout)));
    }
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
})();
