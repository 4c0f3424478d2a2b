"""CI runs a few pages again each day, within a limit, and every page has its turn."""

from functools import cache

import pytest

import support
from companion.pages import find_pages
from companion.settings import Book
from support import ROOT, in_turn

PAGES = list(find_pages(Book.load(ROOT)))


@pytest.mark.parametrize("limit", [0, 30, 10_000])
def test_every_page_has_its_turn(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support, "TURN_SECONDS", limit)
    monkeypatch.setattr(support, "load_frozen", cache(support.load_frozen))
    seen = []
    for day in range(len(PAGES)):
        today = in_turn(PAGES, day)
        assert today, "at least one page a day"
        seconds = [support.load_frozen(page).record.volatile.seconds for page in today]
        assert len(today) == 1 or sum(seconds) <= limit
        seen += [page.path for page in today if page.path not in seen]
    assert sorted(seen) == [page.path for page in PAGES]
    assert len(in_turn(PAGES, 0)) == {0: 1, 10_000: len(PAGES)}.get(limit, len(in_turn(PAGES, 0)))
