"""The drawings are what the code draws, and hold to the limits of a drawing."""

import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from companion.book import Book
from companion.cli import cli
from companion.corrections.model import load_corrections
from companion.diagrams import write_diagrams
from companion.diagrams.drawings import DRAWINGS
from companion.diagrams.shapes import BLUE, Box, Drawing, Point, en, ko
from companion.palette import palette
from support import ROOT

BOOK = Book.load(ROOT)
FILES = [BOOK.source / "figures" / f"{name}.svg" for name in DRAWINGS]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def drawing(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_committed_drawings_are_what_the_code_draws(tmp_path: Path) -> None:
    drawn = {path.name: path.read_bytes() for path in write_diagrams(tmp_path)}
    kept = {path.name: path.read_bytes() for path in (BOOK.source / "figures").iterdir()}
    assert drawn == kept, "run `companion diagrams` and commit"


def test_the_command_says_where_they_went(tiny: Book) -> None:
    result = CliRunner().invoke(cli, ["--book", str(tiny.root), "diagrams"])
    assert result.exit_code == 0
    assert f"{len(DRAWINGS)}개" in result.output
    assert len(list((tiny.source / "figures").glob("*.svg"))) == len(DRAWINGS)


@cache
def used() -> set[str]:
    """Return the drawings that a correction or a page shows."""
    records = load_corrections(BOOK)
    pairs = [records[key].diagrams for key in records]
    texts = [path.read_text(encoding="utf-8") for path in BOOK.source.rglob("*.md")]
    shown = {name for text in texts for name in re.findall(r"figures/[a-z0-9-]+\.svg", text)}
    return shown | {name for pair in pairs if pair for name in (pair.claim, pair.right)}


def test_every_drawing_is_used(drawing: Path) -> None:
    assert f"figures/{drawing.name}" in used()


def test_a_drawing_is_small_and_holds_no_raster(drawing: Path) -> None:
    assert drawing.stat().st_size <= 15_000
    assert "<image" not in drawing.read_text() and "data:" not in drawing.read_text()


def test_a_drawing_speaks_both_languages_and_describes_itself(drawing: Path) -> None:
    root = ET.parse(drawing).getroot()
    assert root.get("lang") == "ko"
    named = {root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")}
    assert all(text and re.search("[가-힣]", text) for text in named) and len(named) == 2
    spans = root.findall(f".//{SVG}tspan")
    if drawing.stem.startswith("chapter-"):  # pictures beside the names of chapters
        assert spans == []
        return
    english = [span.text or "" for span in spans if span.get("lang") == "en"]
    korean = [span.text or "" for span in spans if span.get("lang") is None]
    assert any(re.search("[A-Za-z]{3}", text) for text in english)
    assert any(re.search("[가-힣]", text) for text in korean)
    assert not any(re.search("[가-힣]", text) for text in english)


def test_every_colour_follows_the_theme(drawing: Path) -> None:
    colours = re.findall(r"(?:fill|stroke):([^;\"]+)", drawing.read_text())
    assert colours
    assert [one for one in colours if one != "none" and not one.startswith("var(--adl-")] == []
    for name in set(re.findall(r"var\(--adl-([a-z0-9-]+)", drawing.read_text())):
        assert name in palette("light") and name in palette("dark")


def test_numbers_of_the_softmax_drawing_are_computed() -> None:
    shown = re.findall(r">(−?[0-9.]+)<", DRAWINGS["squash-right"]().svg())
    table = [float(text.replace("−", "-")) for text in shown][-9:]
    assert sum(table[2::3]) == pytest.approx(1, abs=0.011)
    assert all(number > 0 for number in table[1::3] + table[2::3])


def test_a_drawing_is_as_high_as_what_it_holds() -> None:
    drawing = Drawing("name", "제목", "설명")
    box = drawing.part(Box(10, 20, 80, 40), ko("가"), en("a"), tone=BLUE)
    drawing.arrow(box.bottom, Point(50, 100))
    root = ET.fromstring(drawing.svg())
    assert root.get("viewBox") == "0 0 360 112"
    assert [text for text in root.itertext() if text.strip()] == ["제목", "설명", "가", "a"]


def test_text_is_escaped() -> None:
    drawing = Drawing("name", "a < b", "a & b")
    drawing.heading(20, en("f(x) < 1 & more"))
    assert "f(x) < 1 & more" in "".join(ET.fromstring(drawing.svg()).itertext())
