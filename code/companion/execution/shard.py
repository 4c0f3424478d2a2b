"""Pages split evenly between machines that do not speak to each other."""

from collections.abc import Iterable
from statistics import median

from companion.errors import CompanionError
from companion.execution.job import DEFAULT_SECONDS
from companion.execution.staleness import State


def parse_shard(text: str) -> tuple[int, int]:
    """Return (number, of how many) of a shard written as 'i/n', counted from 1.

    Raises:
        CompanionError: it is not written so, or i is not between 1 and n.
    """
    number, _, count = text.partition("/")
    if number.isdigit() and count.isdigit() and 1 <= int(number) <= int(count):
        return int(number), int(count)
    raise CompanionError(f"--shard {text}: expected i/n with 1 ≤ i ≤ n, such as 2/4")


def shard(states: Iterable[State], number: int, count: int) -> list[State]:
    """Return the pages of shard `number` of `count`, so that all shards take about as long.

    The longest page goes first, each to the shard that has least so far (Graham's LPT rule), so
    every machine with the same checkout finds the same split. A page that never ran counts as the
    median of those that did.
    """
    pages = sorted(states, key=lambda state: state.page.path)
    past = [state.record.volatile.seconds for state in pages if state.record]
    usual = median(past) if past else DEFAULT_SECONDS
    loads = [0.0] * count
    mine = []
    for state in sorted(pages, key=lambda state: -_seconds(state, usual)):
        lightest = loads.index(min(loads))
        loads[lightest] += _seconds(state, usual)
        if lightest == number - 1:
            mine.append(state)
    return mine


def _seconds(state: State, usual: float) -> float:
    return state.record.volatile.seconds if state.record else usual
