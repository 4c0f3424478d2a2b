// What the search page quotes of a page: its own words, each formula once, blocks apart. Sphinx's
// search takes the text of all that is in <main>, menus too, with nothing between two paragraphs.
const LEFT_OUT =
  "h1, .launch-line, .lecture-note, details.hide > summary, .katex-html, annotation, svg, button, form, nav";
const BLOCKS = "p, li, label, legend, dt, dd, th, td, pre, div, summary, figcaption, h2, h3, h4";
const textOf = Search.htmlToText;

Search.htmlToText = (html, anchor) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const article = page.querySelector("article");
  if (!article) return textOf(html, anchor);
  for (const part of article.querySelectorAll(LEFT_OUT)) part.remove();
  for (const block of article.querySelectorAll(BLOCKS)) block.append(" ");
  page.querySelector('[role="main"]')?.replaceChildren(article);
  return textOf(page.documentElement.outerHTML, anchor).replace(/\s+/g, " ");
};
