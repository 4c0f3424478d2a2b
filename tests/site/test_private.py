"""No built page holds a private person's name, a number to call, a room or a remark."""

import pytest

from companion.book import Book
from companion.glossary.model import load_glossary
from companion_lectures.privacy import Detector, public_names
from pages import pages_of
from support import ROOT, SITE

PLANTED = "".join(("김민", "수 학생은 010", "-1234-", "5678"))


@pytest.mark.slow
def test_nothing_private_is_in_any_page() -> None:
    detector = Detector(public_names(load_glossary(Book.load(ROOT))))
    names = pages_of(SITE)
    assert len(names) > 50, "_build/html is not built: run `make book` first"
    found = []
    for name in names:
        text = (SITE / name).read_text("utf-8")
        found += [f"{name}: {one.kind}: {one.text}" for one in detector.find(text)]
    assert found == []
    last = (SITE / names[-1]).read_text("utf-8").replace("</h1>", f" {PLANTED}</h1>", 1)
    assert {one.kind for one in detector.find(last)} == {"이름", "전화번호"}
