"""A book's status for people and machines, and whether its pages had what they need."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from companion.book import Book
from companion.execution.leftovers import left_over
from companion.execution.model import Need
from companion.execution.staleness import State, Status
from companion.pages import select_pages

LACKING = {Need.GPU: "ran on the CPU, small", Need.DATA: "ran on made data"}
"""What an author is told of a page that ran without what it needs."""

WHERE = "LESSONS_DATA names a folder of data or there is a network"


def find_states(book: Book, paths: Iterable[Path]) -> list[State]:
    """Return the states of the pages named by `paths` (of all where there is none).

    Raises:
        CompanionError: a path is not an executable page, or cannot be read.
    """
    return [book.staleness.state(page) for page in select_pages(book, paths)]


def lines(states: Iterable[State]) -> Iterator[str]:
    """Yield the lines that an author reads: status and page, then a line for each reason."""
    for state in states:
        needs = f" [{', '.join(state.needs)}]" if state.needs else ""
        note = "".join(f" — {LACKING[need]}" for need in state.lacks)
        yield f"{state.status.value:10} {state.page.path}{needs}{note}"
        yield from (f"{'':10}   {reason}" for reason in state.reasons)
        for name, (then, now) in state.other_versions.items():
            yield f"{'':10}   ran with {name} {then}; {now} is installed"


def others(book: Book) -> Iterator[str]:
    """Yield a line for each draft, and for each notebook that no page has."""
    yield from (f"{'draft':10} {path} — 초안, 목차에 없음" for path in book.drafts)
    yield from (f"{'left over':10} {path} — 그 쪽이 목차에 없음" for path in left_over(book))


def as_json(states: Iterable[State]) -> list[dict[str, Any]]:
    """Return the states as JSON values; what is known of a run only is null without one."""
    return [
        {
            "page": state.page.path.as_posix(),
            "slug": state.page.slug,
            "notebook": state.page.notebook.as_posix(),
            "status": state.status.value,
            "reasons": list(state.reasons),
            "needs": list(state.needs),
            "waits_for": list(state.waits_for),
            "other_versions": state.other_versions,
            "device": state.record.provenance.device if state.record else None,
            "data": state.record.provenance.data if state.record else None,
            "seconds": state.record.volatile.seconds if state.record else None,
            "date": state.record.volatile.date.isoformat() if state.record else None,
        }
        for state in states
    ]


def unpublishable(states: Iterable[State]) -> Iterator[str]:
    """Yield a line for each page that ran without what it needs, is stale or never ran."""
    for state in states:
        if state.waits_for:
            stale = [] if state.status is Status.FRESH else [state.status.value]
            why = "; ".join([*(state.reasons or stale), *(LACKING[need] for need in state.lacks)])
            device = "--device cuda " if Need.GPU in state.waits_for else ""
            where = f" where {WHERE}" if Need.DATA in state.waits_for else ""
            path = state.page.path
            yield f"{path}: {why}; run `companion execute {device}{path}`{where}"
