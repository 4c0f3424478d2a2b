"""Posters: what plotly drew becomes small and the same each time; the verb keeps what is right."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from companion.book import Book
from companion.cli import cli
from companion.errors import CompanionError
from companion.figures.draw import STAND_INS
from companion.figures.model import find_figures
from companion.figures.posters import WIDTHS, PosterSummary, check_posters, make_posters
from companion.figures.tidy import in_theme, tidy
from companion.palette import palette
from support import in_own_thread, refresh, replace

RAW = """<svg xmlns="http://www.w3.org/2000/svg" width="344" height="100" viewBox="0 0 344 100">
<rect width="344" height="100" style="fill: rgb(0, 0, 0); fill-opacity: 0;"/>
<defs id="defs-{lot}"><g class="clips"><clipPath id="clip{lot}xy"><rect width="299" height="75.84000000000003"/></clipPath>
<clipPath id="clip{lot}x"><rect width="9" height="9"/></clipPath></g></defs><g class="empty"/>
<g clip-path="url(#clip{lot}xy)"><path class="point" transform="translate(1.2345,6)" d="M4,0A4,4 0 1,1 0,-4Z" style="opacity: 1; stroke-width: 0px; fill: rgb(0, 114, 178); fill-opacity: 1;"/></g>
<text x="5" y="6" style="font-family: poster; font-size: 12px; fill: rgb(1, 2, 3);">글</text></svg>"""

CELL = """```{code-cell}
:name: a-figure
import plotly.graph_objects as go
go.Figure(go.Scatter(y=[1, 2], name="계열"), {"title": {"text": "오른다"}, "height": 300})
```
"""


def test_a_poster_is_the_same_whatever_plotly_draws_by_lot() -> None:
    assert tidy(RAW.format(lot="abc123"), STAND_INS) == tidy(RAW.format(lot="9f9f9f"), STAND_INS)


def test_a_poster_keeps_what_is_seen_and_nothing_else() -> None:
    poster = tidy(RAW.format(lot="abc123"), STAND_INS)
    root = ET.fromstring(poster)
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert tags.count("path") == 1 and tags.count("clipPath") == 1 and tags.count("text") == 1
    assert tags.count("rect") == 1, "of the clip; the ground cannot be seen"
    assert 'transform="translate(1.2,6)"' in poster and "fill:#0072b2" in poster
    assert "url(#c0)" in poster and 'id="c0"' in poster and "empty" not in poster


def test_a_poster_takes_the_colours_of_a_theme_from_the_style_sheet() -> None:
    poster = tidy(RAW.format(lot="a"), STAND_INS)
    assert f"--ink:{palette('light')['ink']};" in poster and "fill:var(--ink)" in poster
    assert "--line" not in poster, "nothing is drawn in it"
    dark = in_theme(poster, "dark")
    assert f"--ink:{palette('dark')['ink']};" in dark and palette("light")["ink"] not in dark
    assert in_theme(dark, "light") == poster
    assert palette("light").keys() == palette("dark").keys()


@pytest.fixture
def with_figure(tiny: Book) -> Book:
    page = tiny.root / "book/one/page.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n" + CELL, encoding="utf-8")
    refresh(tiny)
    return tiny


def drawn(book: Book) -> PosterSummary:
    return in_own_thread(make_posters, book)


@pytest.mark.slow
def test_the_verb_draws_what_is_missing_and_removes_what_none_needs(
    with_figure: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    (placed,) = find_figures(with_figure)
    assert str(placed).endswith("cell 'a-figure'") and placed.path == Path("book/one/page.md")
    (missing,) = check_posters(with_figure)
    assert missing == f"{placed}: the figure has no poster"
    with pytest.raises(CompanionError, match=r"page\.md:\d+: cell 'a-figure'"):
        cli(["--book", str(with_figure.root), "posters", "--check"], standalone_mode=False)

    folder = with_figure.root / "notebooks" / "posters"
    folder.mkdir(parents=True)
    (folder / "old.svg").write_text("<svg/>")
    made = drawn(with_figure)
    assert (made.drawn, made.removed, made.files) == (len(WIDTHS), 1, len(WIDTHS))
    assert list(check_posters(with_figure)) == []
    files = sorted(folder.glob("*.svg"))
    assert len(files) == len(WIDTHS)
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert "오른다" in text and ET.fromstring(text).get("height") == "300"
        path.write_text(text.replace("오른다", "오른다!"))

    assert drawn(with_figure).drawn == 0
    assert all("오른다!" in path.read_text() for path in files), "what is there is not drawn again"
    first = files[0].read_text().replace("오른다!", "오른다")
    files[0].unlink()
    assert drawn(with_figure).drawn == 1
    assert files[0].read_text() == first, "drawn twice, the same bytes"

    replace(with_figure.root / "notebooks/one/page.ipynb", '"text": "오른다"', '"text": "내린다"')
    changed = list(check_posters(with_figure))
    assert changed[0] == missing, "the figure that changed needs others"
    assert changed[1:] == [
        f"notebooks/posters/{path.name}: no figure needs it any more" for path in files
    ]
