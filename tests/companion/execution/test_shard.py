"""Shards of the stale pages: each page once, evenly by past run time, the same everywhere."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.book import Book
from companion.errors import CompanionError
from companion.execution.model import FrozenRecord, Inputs, Provenance, Scan, Volatile
from companion.execution.shard import parse_shard, shard
from companion.execution.staleness import State, Status
from companion.pages import Page

BOOK = Book(Path("/nowhere"), "https://github.com/a/b", "main", 60, 1000)


def page_of(number: int, seconds: float | None) -> State:
    page = Page(BOOK, Path(f"book/{number:03}.md"))
    if seconds is None:
        return State(page, Status.NEVER, needs=())
    record = FrozenRecord(
        key="k",
        scan=Scan(source="", cells=(), imports=(), inputs=(), needs=()),
        inputs=Inputs(cells=(), files={}, settings={}, majors={}),
        provenance=Provenance(
            device="cpu", device_name="CPU", configuration=None, python="3", versions={}, seed=0
        ),
        volatile=Volatile(seconds=seconds, peak_mib=1, date=datetime.date.today(), commit=None),
    )
    return State(page, Status.STALE, needs=(), reasons=("x",), record=record)


@given(st.lists(st.one_of(st.none(), st.floats(0.1, 1000)), max_size=30), st.integers(1, 6))
def test_each_page_is_in_exactly_one_shard_and_none_is_idle(
    seconds: list[float | None], count: int
) -> None:
    states = [page_of(number, value) for number, value in enumerate(seconds)]
    parts = [shard(states, number, count) for number in range(1, count + 1)]
    together = sorted(state.page.path for part in parts for state in part)
    assert together == [state.page.path for state in states]
    assert sum(bool(part) for part in parts) == min(count, len(states))
    shuffled = shard(reversed(states), 1, count)
    assert [state.page.path for state in shuffled] == [state.page.path for state in parts[0]]


def test_long_pages_are_kept_apart() -> None:
    states = [page_of(number, value) for number, value in enumerate([60, 10, 10, 50, 10, 20])]
    loads = [
        sum(state.record.volatile.seconds for state in shard(states, number, 2) if state.record)
        for number in (1, 2)
    ]
    assert loads == [80, 80]


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "a/b", "1/0", "-1/2", ""])
def test_a_shard_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CompanionError, match="expected i/n"):
        parse_shard(text)
