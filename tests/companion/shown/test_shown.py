"""What is written is what is seen: each construct, on the site, in the notebook, in the e-book."""

import re
from pathlib import Path

import pytest
from batches import Batch, Report, place
from constructs import BLOCKS, CELLS, INLINE, NOT_IN_HEADINGS, PLACES, REFUSED, Fragment
from fuzz import fuzz_mutations, fuzz_valid
from pypdf import PdfReader
from readers import between
from strategies import in_table
from variants import VARIANTS
from verdicts import disagreeing, misshown, wrongly_judged

from companion.book import Book
from companion.printing.make import PrintOptions, print_book
from support import in_own_thread

ONE_LINE = ("heading", "lower heading", "table", "title of a box")
PLAIN = [Fragment(f"{written}.", f"{shown}.") for written, shown in INLINE.values()]


def in_place(place_name: str, name: str) -> Fragment | None:
    """Return an inline construct where it stands, or None where it needs two lines."""
    written, shown = INLINE[name]
    if place_name in ONE_LINE and "\n" in written:
        return None
    written = in_table(written) if place_name == "table" else written
    source, seen = PLACES[place_name]
    refused = "heading" in place_name and any(role in written for role in NOT_IN_HEADINGS)
    return Fragment(source.format(written), seen.format(shown), refused=refused)


def assert_shown(report: Report) -> None:
    found = [*map(str, wrongly_judged(report) + misshown(report)), *report.faults]
    assert not found, "\n\n".join(found)


@pytest.mark.parametrize("executable", [True, False])
def test_what_cannot_be_shown_is_refused_with_its_line(tmp_path: Path, *, executable: bool) -> None:
    fragments = [Fragment(written, "", refused=True) for written in REFUSED]
    batch = Batch(tmp_path / "book", place(fragments, 1, executable=executable))
    passed = batch.check()
    assert [each.source for each in passed] == []
    assert batch.report.faults == []


@pytest.mark.slow
@pytest.mark.browser
def test_each_construct_is_shown_as_it_is_written(tmp_path: Path) -> None:
    """Also that pages without code say the same: they have no notebook."""
    placed = place([*PLAIN, *BLOCKS.values(), *VARIANTS.values(), *CELLS.values()], 40)
    placed += place(
        [*PLAIN, *BLOCKS.values(), *VARIANTS.values()], 40, executable=False, start=1000
    )
    report = Batch(tmp_path / "book", placed).run()
    assert_shown(report)
    assert {len(seen) for seen in report.seen.values()} == {2, 3}
    assert len(report.seen) + len(report.refused) == len(placed)


@pytest.mark.slow
@pytest.mark.browser
def test_each_inline_construct_is_shown_everywhere(tmp_path: Path) -> None:
    made = [in_place(where, name) for where in PLACES for name in INLINE]
    report = Batch(tmp_path / "book", place([each for each in made if each], 40)).run()
    assert_shown(report)
    assert len(report.seen) > 500


@pytest.mark.slow
@pytest.mark.browser
def test_paper_has_every_word(tmp_path: Path) -> None:
    """In the PDF a formula is drawn, and lines break anywhere: words are looked for."""
    fragments = [*PLAIN, *(block for block in BLOCKS.values() if not block.refused)]
    batch = Batch(tmp_path / "book", place(fragments, 40))
    report = batch.run(epub=False)
    book = Book.load(batch.book.root)
    written = in_own_thread(print_book, book, PrintOptions(pdf=True, epub=False))
    (whole,) = [path for path in written if path.name == "annotated-deep-learning.pdf"]
    text = re.sub(r"\s+", "", "".join(page.extract_text() for page in PdfReader(whole).pages))
    missing = {
        (fragment.source, word)
        for number in report.seen
        for fragment in [report.placed[number].fragment]
        for word in re.findall(r"[가-힣0-9]{2,}", re.sub("⟦.*?⟧|⟪.*?⟫|⟨.*?⟩", " ", fragment.shown))
        if word not in (between(text, number) or "")
    }
    assert missing == set() and len(report.seen) > 80


@pytest.mark.slow
@pytest.mark.browser
def test_pages_drawn_at_random_are_shown_as_written(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """`pytest tests/companion/shown -k random --fuzz-cases 2000 -s` draws more, and others."""
    cases = request.config.getoption("--fuzz-cases")
    tally = fuzz_valid(tmp_path / "valid", cases // 2, request.config.getoption("--fuzz-start"))
    damaged = fuzz_mutations(
        tmp_path / "damaged", cases - cases // 2, request.config.getoption("--fuzz-start")
    )
    print(f"\nas written: {tally}\ndamaged: {damaged}")
    tally += damaged
    assert not tally.faults, "\n\n".join(tally.faults)
    assert tally.cases == cases


def test_the_judge_sees_what_is_lost() -> None:
    report = Report(
        placed={each.number: each for each in place([Fragment("**가**나 1", "가나 1")], 1)}
    )
    for seen in ("**가**나 1", "가나", "가나 2", None):
        report.seen = {0: {"site": "가나 1", "notebook": seen}}
        report.pages = {"p0": {"site": "", "notebook": ""}}
        assert [fault.number for fault in misshown(report)] == [0]
        assert [fault.number for fault in disagreeing(report)] == [0]
    report.seen = {0: {"site": "가나 1", "notebook": "가나  1"}}
    assert misshown(report) == disagreeing(report) == []
