"""A correction without a place, a proof or both sides is refused, with file, line and field."""

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.book import Book
from companion.corrections.model import load_corrections
from companion.errors import DataError
from support import replace

RECORDS = Path("book/_data/corrections/all.yml")
CITE = "    - cite: someone-2020\n"
DOCUMENT = (
    "    - document:\n        title: 고침 목록\n        version: '3.0'\n"
    "        date: 2023-11-28\n        url: https://keras.io/\n"
)


def without(text: str, old: str) -> str:
    assert old in text
    return text.replace(old, "", 1)


def swapped(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


BROKEN = {
    "no id": (swapped("- id: batch-is-not-epoch\n  title", "- title"), "id", 1),
    "no title": (lambda t: without(t, "  title: 배치는 에포크가 아니다\n"), "title", 1),
    "unknown kind": (swapped("kind: lecture", "kind: gossip"), "kind", 3),
    "unknown severity": (swapped("severity: wrong", "severity: bad"), "severity", 4),
    "unknown section": (swapped("'1.1'", "'9.9'"), "where.section", 5),
    "page zero": (swapped("page: 3", "page: 0"), "where.page", 5),
    "unknown edition": (swapped("page: 3", "edition: fr-1"), "where.edition", 5),
    "not a figure": (swapped("page: 3", "figure: left"), "where.figure", 5),
    "not a stamp": (swapped("2025-03-12 10:00", "10:00"), "lecture.0", 6),
    "no claim": (swapped("  claim: 배치는", "  claims: 배치는"), "claim", 1),
    "unknown field": (swapped("  why:", "  why_not: x\n  why:"), "why_not", 9),
    "no evidence": (
        lambda t: t[: t.index("  evidence:")] + "  evidence: []\n" + t[t.index("  terms:") :],
        "",
        1,
    ),
    "two kinds of evidence": (
        swapped(CITE, "    - cite: someone-2020\n      proof: {page: one/page, cell: the-answer}\n"),
        "evidence.1",
        12,
    ),
    "evidence of no kind": (swapped(CITE, "    - note: 그렇다더라\n"), "evidence.1", 12),
    "unknown citation": (swapped("someone-2020", "nobody-1999"), "evidence.1.cite", 12),
    "unknown page": (swapped("one/page", "one/none"), "evidence.0.proof.page", 11),
    "unknown cell": (swapped("the-answer", "none"), "evidence.0.proof.cell", 11),
    "document without version": (
        swapped(CITE, DOCUMENT.replace("        version: '3.0'\n", "")),
        "evidence.1.document.version",
        12,
    ),
    "document without date": (
        swapped(CITE, DOCUMENT.replace("        date: 2023-11-28\n", "")),
        "evidence.1.document.date",
        12,
    ),
    "document not on the web": (
        swapped(CITE, DOCUMENT.replace("https://keras.io/", "somewhere")),
        "evidence.1.document.url",
        16,
    ),
    "unknown term": (swapped("[batch, epoch]", "[batch, era]"), "terms.1", 13),
    "debated by nobody": (swapped("  since:", "  status: debated\n  since:"), "", 1),
    "settled but debated": (swapped("  since:", "  debate: {pro: 가, contra: 나}\n  since:"), "", 1),
    "one side only": (
        swapped("  since:", "  status: debated\n  debate: {pro: 가}\n  since:"),
        "debate.contra",
        15,
    ),
    "not a date": (swapped("2026-11-23", "yesterday"), "since", 14),
    "checked before it was there": (
        swapped("since: 2026-11-23", "since: 2026-11-23\n  checked: 2026-11-01"),
        "",
        1,
    ),
    "state of no edition": (
        swapped("  since:", "  third: {state: better, evidence: {chapter: 1}}\n  since:"),
        "third.state",
        14,
    ),
    "third edition unseen": (
        swapped("  since:", "  third: {state: same, evidence: {note: 그렇다더라}}\n  since:"),
        "third",
        14,
    ),
    "cells of no chapter": (
        swapped("  since:", "  third: {state: same, evidence: {cells: [3]}}\n  since:"),
        "third.evidence",
        14,
    ),
    "unknown chapter of the third edition": (
        swapped("kind: lecture", "kind: textbook\n  third: {state: same, evidence: {chapter: 9}}"),
        "third.evidence.chapter",
        4,
    ),
    "a lecture has no edition": (
        swapped("  since:", "  third: {state: same, evidence: {chapter: 1}}\n  since:"),
        "",
        1,
    ),
    "nowhere": (
        lambda t: without(
            without(t, "  where: {section: '1.1', page: 3}\n"),
            "  lecture: ['2025-03-12 10:00']\n",
        ),
        "",
        1,
    ),
    "no drawing": (
        swapped(
            "  since:",
            "  diagrams: {claim: x.svg, claim_alt: 가, right: y.svg, right_alt: 나}\n  since:",
        ),
        "diagrams.claim",
        14,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "field", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_record_is_told_with_its_place(
    tiny: Book, change: Callable[[str], str], field: str, line: int
) -> None:
    path = tiny.root / RECORDS
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_corrections(tiny)
    places = [(problem.path, problem.line, problem.field) for problem in caught.value.problems]
    assert (RECORDS, line, field) in places, caught.value


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("assert seed * 6 == 42\n", "", "asserts nothing"),
        ("assert seed * 6 == 42\n", "assert True\n", "asserts nothing"),
        (":name: the-answer\n", ":name: the-answer\n:tags: [raises-exception]\n", "must pass"),
        (":name: the-answer\n", ":name: the-answer\n:tags: [skip-execution]\n", "must pass"),
    ],
)
def test_a_cell_that_could_not_fail_is_no_proof(
    tiny: Book, old: str, new: str, message: str
) -> None:
    replace(tiny.source / "one/page.md", old, new)
    with pytest.raises(DataError, match=message) as caught:
        load_corrections(tiny)
    assert caught.value.problems[0].line == 11


def test_a_lecture_alone_and_a_document_alone_suffice(tiny: Book) -> None:
    path = tiny.root / RECORDS
    replace(path, "  where: {section: '1.1', page: 3}\n", "")
    replace(path, "    - proof: {page: one/page, cell: the-answer}\n" + CITE, DOCUMENT)
    correction = load_corrections(tiny)["batch-is-not-epoch"]
    assert correction.chapter is None and correction.proofs == ()
    assert correction.evidence[0].document is not None
    assert correction.evidence[0].document.version == "3.0"


def test_both_sides_of_a_debate_are_kept(tiny: Book) -> None:
    path = tiny.root / RECORDS
    replace(path, "  since:", "  status: debated\n  debate: {pro: 가, contra: 나}\n  since:")
    debate = load_corrections(tiny)["batch-is-not-epoch"].debate
    assert debate is not None and (debate.pro, debate.contra) == ("가", "나")


def test_what_became_of_it_in_the_third_edition_is_kept(tiny: Book) -> None:
    path = tiny.root / RECORDS
    replace(path, "kind: lecture", "kind: textbook")
    assert load_corrections(tiny)["batch-is-not-epoch"].concerns_third
    for state, concerns in (("same", True), ("unknown", True), ("mended", False), ("gone", False)):
        third = f"  third: {{state: {state}, evidence: {{chapter: 1, cells: [3], note: 본 것}}}}\n"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("  since:", f"{third}  since:"), encoding="utf-8")
        assert load_corrections(tiny)["batch-is-not-epoch"].concerns_third is concerns
        path.write_text(text, encoding="utf-8")
