"""The pages that a run of the tests chooses, by its options and by what is checked out."""

from collections.abc import Collection

import pytest

from companion.book import Book
from companion.execution.job import DEFAULT_SECONDS
from companion.execution.model import FrozenRecord
from companion.execution.shard import parse_shard
from companion.execution.store import load_record
from companion.pages import Page, find_pages
from pages import pages_of
from selection import Change, choose, choose_paths, shard, touched_pages
from support import ROOT, SITE

CHANGE = pytest.StashKey[Change]()
"""What is checked out, as `conftest.py` found it."""


def chosen_pages(
    config: pytest.Config, test: str, among: Collection[str] | None = None, *, long: bool = False
) -> list[Page]:
    """Return the pages that `test` runs on this commit, of those `among` which it may choose."""
    pages = {page.slug: page for page in find_pages(Book.load(ROOT))}
    records = {
        slug: load_record(pages[slug])
        for slug in (pages if among is None else pages.keys() & among)
    }
    seconds, files = {}, {}
    for slug, record in records.items():
        ran = isinstance(record, FrozenRecord)
        seconds[slug] = record.volatile.seconds if ran else DEFAULT_SECONDS
        own = (pages[slug].path.as_posix(), pages[slug].notebook.as_posix())
        files[slug] = {*own, *(record.inputs.files if ran else ())}
    if config.getoption("--every-page"):
        number, count = parse_shard(config.getoption("--shard"))
        names = shard(seconds, seconds, number, count)
    else:
        change = config.stash[CHANGE]
        touched = touched_pages(change, files, ROOT)
        names = choose(seconds, touched, f"{test} {change.seed}", long=long)
    return [pages[name] for name in names]


def chosen_paths(config: pytest.Config, below: str, count: int) -> list[str]:
    """Return the built site's pages `below` a folder to look at: a shard's, or twice `count`."""
    paths = [path for path in pages_of(SITE) if path.startswith(below)]
    if config.getoption("--every-page"):
        number, shards = parse_shard(config.getoption("--shard"))
        return paths[number - 1 :: shards]
    return choose_paths(paths, config.stash[CHANGE], count)
