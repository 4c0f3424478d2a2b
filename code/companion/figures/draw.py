"""Draw figures as static pictures: the site's own plotly.js in a headless Chromium."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from companion.browser import open_browser
from companion.figures.model import Figure

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

HERE = Path(__file__).parent
PLOTLY = Path("plotly.js-cartesian-dist-min")
FONT = Path("@expo-google-fonts", "nanum-gothic")
ADDRESS = "http://posters.invalid/"

STAND_INS = {"ink": "#010203", "muted": "#040506", "line": "#070809", "surface": "#0a0b0c"}
"""What figures are drawn with in the place of the palette's colours, and no figure uses itself."""

PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: poster; src: url(regular.ttf); }}
@font-face {{ font-family: poster; src: url(bold.ttf); font-weight: 700; }}
:root {{ {colours} }} body {{ font-family: poster; }}
</style><body><script src="plotly.js"></script><script type="module" src="poster.mjs"></script>"""


class FigureRenderer:
    """Draws figures in one open page of a browser."""

    def __init__(self, page: "Page") -> None:
        self._page = page

    def draw(self, figure: Figure, width: int) -> str:
        """Return the figure's start state as plotly's SVG, in the colours of `STAND_INS`."""
        call = "([figure, width, height]) => drawPoster(figure, width, height)"
        svg = self._page.evaluate(call, [json.loads(figure.json), width, figure.height])
        return str(svg)


@contextmanager
def open_renderer(modules: Path) -> Iterator[FigureRenderer]:
    """Open a browser with the plotly.js and the font of `modules` (node_modules), and close it.

    Raises:
        CompanionError: no browser is here.
    """
    with open_browser() as browser:
        page = browser.new_page()
        files = _files(modules)
        page.route(f"{ADDRESS}**", lambda route: _answer(route, files))
        page.goto(ADDRESS)
        page.wait_for_function("window.drawPoster && window.Plotly")
        yield FigureRenderer(page)


def _files(modules: Path) -> dict[str, Path]:
    weights = {"regular.ttf": "400Regular", "bold.ttf": "700Bold"}
    return {
        "plotly.js": modules / PLOTLY / "plotly-cartesian.min.js",
        "poster.mjs": HERE / "poster.mjs",
        "figure-theme.js": HERE / "assets" / "figure-theme.js",
        **{name: modules / FONT / one / f"NanumGothic_{one}.ttf" for name, one in weights.items()},
    }


def _answer(route: "Route", files: dict[str, Path]) -> None:
    name = route.request.url.removeprefix(ADDRESS)
    if not name:
        colours = "".join(f"--adl-{key}: {value};" for key, value in STAND_INS.items())
        route.fulfill(body=PAGE.format(colours=colours), content_type="text/html")
    elif name in files:
        route.fulfill(path=files[name])
    else:
        route.abort()
