"""A formula wider than a phone is scrolled in its own box, wherever it stands; nothing is cut off."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from sphinx.testing.util import SphinxTestApp

from server import serving
from support import OWN_CONF, ROOT

CONF = """
from companion.site import katex

extensions = ["myst_nb", "sphinx_design", "sphinxcontrib.katex"]
html_theme = "sphinx_book_theme"
html_css_files = ["katex/katex.min.css", "site.css"]
html_static_path = ["_static"]
nb_execution_mode = "off"
language = "ko"
exclude_patterns = ["_build"]
myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath"]
numfig = True

def setup(app):
    app.connect("config-inited", katex.configure)
    app.connect("doctree-resolved", katex.render_formulas, priority=900)
"""
LONG = r"\left( a_1 x_1 + a_2 x_2 + a_3 x_3 + a_4 x_4 + a_5 x_5 + a_6 x_6 + \frac{\sum_i g_i}{\sqrt{y_j}} \right)"
TEXT = f"""# 제목 ${LONG}$

문단 ${LONG}$ 끝. 짧은 $g_j^2$, $\\hat{{A}}_{{y_j}}$, $\\frac{{\\partial L}}{{\\partial w_{{ij}}}}$,
$\\left(\\sum_{{i=1}}^n \\frac{{x_i^2}}{{y_j}}\\right)$, $\\widehat{{\\text{{글}}}}$.

| 머리 | 식 |
|---|---|
| 하나 | ${LONG}$ |

:::{{note}}
상자 ${LONG}$
:::

:::{{admonition}} 제목 ${LONG}$
글
:::

- 목록

  - 안쪽 ${LONG}$

> 인용 ${LONG}$

용어 ${LONG}$
: 뜻 ${LONG}$

::::{{tab-set}}
:::{{tab-item}} 탭
글 ${LONG}$
:::
::::

```{{figure}} a.svg
:alt: 그림

설명 ${LONG}$
```

글[^1]

[^1]: 각주 ${LONG}$

$$
{LONG} = {LONG}
$$ (eq-long)
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'

MEASURE = """all => all.map(box => {
  const own = box.getBoundingClientRect();
  return {
    place: box.parentElement.tagName.toLowerCase(), left: own.left, right: own.right,
    scrolls: ["auto", "scroll"].includes(getComputedStyle(box).overflowX),
    wider: box.scrollWidth - box.clientWidth, higher: box.scrollHeight - box.clientHeight,
    inTable: Boolean(box.closest("table")),
  };
})"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a page of long formulas in every place; yield its address."""
    folder: Path = tmp_path_factory.mktemp("long")
    static = folder / "_static" / "katex"
    static.mkdir(parents=True)
    (static / "katex.min.css").write_text(
        (ROOT / "node_modules/katex/dist/katex.min.css").read_text()
    )
    (static / "fonts").symlink_to(ROOT / "node_modules/katex/dist/fonts")
    styles = (ROOT / "code/companion/site/assets/site.css").read_text(encoding="utf-8")
    (static.parent / "site.css").write_text(styles, encoding="utf-8")
    (folder / "conf.py").write_text(OWN_CONF.replace("html_static_path = []", "") + CONF)
    (folder / "index.md").write_text(TEXT, encoding="utf-8")
    (folder / "a.svg").write_text(SVG)
    app = SphinxTestApp("html", srcdir=folder, freshenv=True)
    try:
        app.build(force_all=True)
    finally:
        app.cleanup()
    with serving(folder / "_build" / "html") as address:
        yield address


def measured(phone: Page, small: str, boxes: str) -> list[dict[str, Any]]:
    phone.goto(f"{small}/index.html")
    phone.evaluate("document.fonts.ready")
    return phone.locator(f".bd-article {boxes}").evaluate_all(MEASURE)


def test_a_formula_in_a_line_is_scrolled_where_it_is_too_wide(phone: Page, small: str) -> None:
    found = measured(phone, small, "span.math")
    assert len(found) == 17
    wide = [box for box in found if box["wider"] > 0]
    assert len(wide) == 11 and all(box["scrolls"] and box["wider"] > 50 for box in wide)
    assert [box["place"] for box in found if box["right"] > 360 and not box["inTable"]] == []
    assert [box["place"] for box in found if box["higher"] > 0] == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_wide_formula_shows_its_end_when_scrolled(phone: Page, small: str) -> None:
    measured(phone, small, "span.math")
    ends = phone.locator(".bd-article p > span.math").evaluate_all("""all => all.map(box => {
      box.scrollLeft = box.scrollWidth;
      const last = [...box.querySelectorAll(".katex-html .base")].at(-1).getBoundingClientRect();
      return last.right - box.getBoundingClientRect().right;
    })""")
    assert ends and max(ends) < 1.5


def test_an_equation_shows_its_number_and_scrolls_beside_it(phone: Page, small: str) -> None:
    (box,) = measured(phone, small, "div.math > .katex-display")
    number = phone.locator(".bd-article div.math .eqno").bounding_box()
    assert box["scrolls"] and number is not None
    assert number["x"] + number["width"] <= 360
    assert box["right"] <= number["x"] + 1
    assert box["higher"] <= 0


def test_a_formula_goes_on_below_on_paper(phone: Page, small: str) -> None:
    """What is wider than the paper would set the whole document smaller."""
    phone.goto(f"{small}/index.html")
    article = phone.locator("article.bd-article").inner_html()
    styles = (ROOT / "code/companion/printing/assets/print.css").read_text(encoding="utf-8")
    styles = re.sub(r"@font-face \{.*\}|@import.*", "", styles)
    link = f'<link rel="stylesheet" href="{small}/_static/katex/katex.min.css">'
    phone.set_content(f"{link}<style>{styles} body {{ width: 300px; margin: 0 }}</style>{article}")
    assert phone.locator("span.math").count() == 17
    wide = phone.locator(".math .base").evaluate_all(
        "all => all.filter(base => base.getBoundingClientRect().right > 301).length"
    )
    assert wide == 0
