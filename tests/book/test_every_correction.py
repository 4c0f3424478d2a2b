"""Every correction of the book is proved: its cell can fail, its citation is whole, it is shown."""

import ast
import copy
import dataclasses
import datetime

import pytest
from nbformat import NotebookNode

from companion.corrections import load_bibliography, load_corrections, proved_by
from companion.execution import DeviceChoice, Staleness, load_frozen
from companion.execution.job import Job, Planner
from companion.execution.runner import failure, run
from companion.pages import Page, find_pages
from companion.proofs import explain, proof_runs, unrun
from companion.settings import Book
from support import ROOT, in_turn

BOOK = Book.load(ROOT)
CORRECTIONS = load_corrections(BOOK)
PROVED = proved_by(CORRECTIONS)
PAGES = [page for page in find_pages(BOOK) if page.slug in PROVED]
PUBLISHED_IN = {"journal", "booktitle", "publisher", "howpublished", "eprint", "url", "school"}


def test_there_are_many_and_half_of_them_run() -> None:
    assert len(CORRECTIONS) >= 60
    assert sum(bool(correction.proofs) for correction in CORRECTIONS.values()) >= 30


def test_every_proof_ran_as_it_stands() -> None:
    assert list(unrun(CORRECTIONS, proof_runs(BOOK, CORRECTIONS))) == []


def test_every_cited_work_can_be_found_by_a_reader() -> None:
    """Author, title, year, and where it was published."""
    entries = load_bibliography(BOOK).entries
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
    job = job_of(page)
    for index, cell in enumerate(job.source.cells):
        for key in PROVED[page.slug].get(cell.metadata.get("name", ""), ()):
            assert key in explain(failure(job, index, "AssertionError"), CORRECTIONS)


@pytest.mark.slow
def test_every_proof_fails_when_its_assertion_is_flipped(request: pytest.FixtureRequest) -> None:
    """Each proof cell runs once more with its assertions negated, in the state that it left.

    A page has its turn two days before `turn_page` gets it, so that one that runs long does not do
    so twice on a day.
    """
    later = in_turn(list(find_pages(BOOK)), datetime.date.today().toordinal() + 2)
    pages = PAGES if request.config.getoption("--every-page") else later
    proved = [page for page in pages if page.slug in PROVED]
    assert proved, "a correction on some page of every day's turn"
    for page in proved:
        job = with_flipped_proofs(job_of(page), set(PROVED[page.slug]))
        for cell in run(job).cells:
            if "flipped" in cell.metadata:
                errors = [out.ename for out in cell.outputs if out.output_type == "error"]
                assert errors == ["AssertionError"], f"{page.path}: {cell.metadata['flipped']}"


def job_of(page: Page) -> Job:
    frozen = load_frozen(page)
    assert frozen is not None
    cuda = frozen.record.provenance.device == "cuda"
    return Planner(Staleness(BOOK), DeviceChoice.AUTO, cuda=cuda).job(page, None)


def with_flipped_proofs(job: Job, names: set[str]) -> Job:
    """Return the job with a copy of each named cell after it, which asserts the contrary.

    It ends with the last of them: what comes after proves nothing.
    """
    source = copy.deepcopy(job.source)
    source.cells, lines = [], []
    for cell, line in zip(job.source.cells, job.lines, strict=True):
        flipped = [flip(cell)] if cell.metadata.get("name") in names else []
        source.cells += [cell, *flipped]
        lines += [line] * (1 + len(flipped))
    while "flipped" not in source.cells[-1].metadata:
        del source.cells[-1], lines[-1]
    return dataclasses.replace(job, source=source, lines=tuple(lines))


def flip(cell: NotebookNode) -> NotebookNode:
    """Return a copy of the cell with every assertion negated, which may raise."""
    tree = ast.parse(cell.source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            node.test = ast.UnaryOp(ast.Not(), node.test)
    changed = copy.deepcopy(cell)
    changed.source = ast.unparse(ast.fix_missing_locations(tree))
    changed.metadata = {"tags": ["raises-exception"], "flipped": cell.metadata["name"]}
    return changed
