"""Every correction is proved and every {shown} sentence shown, by a cell that can fail."""

import ast
import copy
import dataclasses
import os
import re

import pytest

from chosen import chosen_pages
from companion.book import Book
from companion.claims.model import check_claims, shown_by
from companion.corrections.directive import proved_by
from companion.corrections.model import load_corrections
from companion.execution.device import DeviceChoice
from companion.execution.failure import Reason, failure
from companion.execution.job import Job, Planner
from companion.execution.model import Need
from companion.execution.runner import run
from companion.execution.settings import page_needs
from companion.execution.staleness import Staleness
from companion.execution.store import load_frozen
from companion.pages import Page, find_pages
from companion.proofs.runs import explain, proof_runs, unrun
from support import ROOT

BOOK = Book.load(ROOT)
CORRECTIONS = load_corrections(BOOK)
PROVED = proved_by(CORRECTIONS)
SHOWN = shown_by(check_claims(BOOK))
PAGES = [page for page in find_pages(BOOK) if page.slug in PROVED]
REAL_DATA = "LESSONS_DATA" in os.environ
PUBLISHED_IN = {"journal", "booktitle", "publisher", "howpublished", "eprint", "url", "school"}


def test_there_are_many_and_half_of_them_run() -> None:
    assert len(CORRECTIONS) >= 60
    assert sum(bool(correction.proofs) for correction in CORRECTIONS.values()) >= 30


def test_every_proof_ran_as_it_stands() -> None:
    assert list(unrun(CORRECTIONS, proof_runs(BOOK, CORRECTIONS))) == []


def test_every_cited_work_can_be_found_by_a_reader() -> None:
    """Author, title, year, and where it was published."""
    entries = BOOK.bibliography.entries
    cited = {item.cite for one in CORRECTIONS.values() for item in one.evidence if item.cite}
    for key in sorted(cited):
        entry = entries[key]
        assert entry.persons.get("author"), key
        assert {"title", "year"} <= set(entry.fields), key
        assert PUBLISHED_IN & set(entry.fields), key


def test_documents_are_dated_no_later_than_they_were_read() -> None:
    for key, correction in CORRECTIONS.items():
        for item in correction.evidence:
            if item.document:
                assert item.document.date <= (correction.checked or correction.since), key


def test_every_correction_stands_where_a_reader_would_be_misled() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(BOOK.source.rglob("*.md"))]
    shown = {key for key in CORRECTIONS if any(f"{{correction}} {key}\n" in text for text in texts)}
    assert set(CORRECTIONS) - shown == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_proof_that_fails_is_told_by_the_id_of_its_correction(page: Page) -> None:
    job, reason = job_of(page), Reason(["AssertionError"])
    for index, cell in enumerate(job.source.cells):
        for key in PROVED[page.slug].get(cell.metadata.get("name", ""), ()):
            assert key in explain(failure(job, index, reason), CORRECTIONS)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give the negation a page with evidence that this commit touches, and drawn ones."""
    if "negated_page" in metafunc.fixturenames:
        pages = chosen_pages(metafunc.config, "negated_page", {*PROVED, *SHOWN})
        metafunc.parametrize("negated_page", pages, ids=lambda page: page.slug)


@pytest.mark.slow
def test_every_assertion_fails_when_it_is_negated(negated_page: Page) -> None:
    """Of every cell that proves a correction or shows a sentence, each assertion on its own."""
    if Need.DATA in page_needs(negated_page) and not REAL_DATA:
        pytest.skip("what a page says of real data it does not assert of made ones: LESSONS_DATA")
    run(with_negated_assertions(job_of(negated_page), evidence_of(negated_page)))


def evidence_of(page: Page) -> set[str]:
    """Return the names of the page's cells that prove a correction or show a sentence."""
    return {*PROVED.get(page.slug, ()), *SHOWN.get(page.slug, ())}


def job_of(page: Page) -> Job:
    frozen = load_frozen(page)
    assert frozen is not None
    cuda = frozen.record.provenance.device == "cuda"
    return Planner(Staleness(BOOK), DeviceChoice.AUTO, cuda=cuda).job(page, None)


def with_negated_assertions(job: Job, names: set[str]) -> Job:
    """Return the job with the assertions of the named cells negated; it fails if one still passes.

    It ends with the last of them: what comes after shows nothing.
    """
    source = copy.deepcopy(job.source)
    for cell in source.cells:
        if cell.metadata.get("name") in names:
            cell.source = negated(cell.source)
    while source.cells[-1].metadata.get("name") not in names:
        del source.cells[-1]
    return dataclasses.replace(job, source=source, lines=job.lines[: len(source.cells)])


def negated(code: str) -> str:
    """Return the code with each assertion negated where it stands, and judged at the end.

    The cell runs once, from the state that the page gave it, so that what it draws at random is
    what it drew before: each negated assertion must be reached and must raise AssertionError.
    """
    tree = ast.parse(code)
    negate = Negate()
    tree = negate.visit(tree)
    tree.body[:0] = ast.parse("_raised, _passed = set(), set()").body
    tree.body += ast.parse(
        "assert not _passed, f'still true when negated: lines {_passed}'\n"
        f"assert _raised == {negate.lines}, f'of lines {negate.lines} reached only {{_raised}}'"
    ).body
    return ast.unparse(ast.fix_missing_locations(tree))


class Negate(ast.NodeTransformer):
    """Puts in place of each assertion one that must raise, and notes its line."""

    def __init__(self) -> None:
        self.lines: set[int] = set()

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        self.lines.add(node.lineno)
        (block,) = ast.parse(
            "try:\n    assert not TEST\nexcept AssertionError:\n"
            f"    _raised.add({node.lineno})\nelse:\n    _passed.add({node.lineno})"
        ).body
        assert isinstance(block, ast.Try)
        block.body = [ast.Assert(ast.UnaryOp(ast.Not(), node.test), None)]
        return block


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("assert x > 1", ""),
        ("for y in (2, 3):\n    assert y < 4\nassert x > 1, 'why'", ""),
        ("assert x > 1\nassert x != x", "still true when negated: lines {2}"),
        ("assert x > 1\ndef later():\n    assert x > 1", "reached only {1}"),
        ("assert x > 1\nfor y in ():\n    assert y", "reached only {1}"),
    ],
)
def test_the_negation_finds_an_assertion_that_decides_nothing(code: str, error: str) -> None:
    if not error:
        exec(negated(code), {"x": 2})
        return
    with pytest.raises(AssertionError, match=re.escape(error)):
        exec(negated(code), {"x": 2})
