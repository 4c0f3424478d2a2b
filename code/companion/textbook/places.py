"""A place in the textbook as an author writes it, and as the reader of either edition reads it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from companion.textbook.third import Editions, order

NAME = "교과서"
LATER = "3판"
_NUMBER = r"\d+(?:\.\d+){0,2}"
_ITEM = re.compile(rf"(?P<first>{_NUMBER})(?:[–-](?P<last>{_NUMBER}))?")
_PRINTED = re.compile(r"\d+(?:[–-]\d+)?쪽|그림 \d+\.\d+|코드 \d+\.\d+")


class PlaceError(ValueError):
    """What was written is no place in the textbook; the message says what was expected."""


@dataclass(frozen=True)
class TwoPlaces:
    """One place in both editions, each as a reader looks it up: '2판 2.1절', '3판 2.1절'.

    `moved` is False where one of the two editions has no such place, and says so.
    """

    second: str
    third: str
    numbers: tuple[str, ...]
    moved: bool = True

    def __str__(self) -> str:
        """Return both, in plain text."""
        return f"{NAME} {self.second} · {self.third}"


def read_place(content: str, editions: Editions) -> TwoPlaces:
    """Return the place that an author wrote: '2.1', '3.1–3.3', '1.1, 28–34쪽', '3판 12.2'.

    Numbers count in the second edition unless '3판' stands before them; pages, figures and listings
    are those of the second edition's Korean translation.

    Raises:
        PlaceError: it names no section that the edition has, or is not written as above.
    """
    text = content.strip()
    later = text.startswith(LATER)
    items = [item.strip() for item in text.removeprefix(LATER).split(",")]
    printed = [item for item in items if _PRINTED.fullmatch(item)]
    known = editions.later_numbers if later else editions.second.section_numbers
    numbers = [n for item in items if item not in printed for n in _numbers(item, known)]
    if not numbers or (later and printed):
        raise PlaceError(f"a section of the textbook expected, like 2.1; got '{content}'")
    if later:
        return _of_third(numbers, editions)
    found = _together(numbers, editions.later)
    second = f"2판 {say(numbers)}" + (f"({', '.join(printed)})" if printed else "")
    third = f"{LATER} {say(found)}" if found else f"{LATER}에는 없음"
    return TwoPlaces(second, third, tuple(numbers), moved=bool(found))


def say(numbers: Iterable[str]) -> str:
    """Return sections as a reader writes them, runs in short: '9.1–9.5, 11.2절', '9–11장'."""
    ordered = sorted(set(numbers), key=order)
    groups = groupby(ordered, key=lambda number: "절" if "." in number else "장")
    return ", ".join(f"{_runs(list(group))}{unit}" for unit, group in groups)


def _of_third(numbers: list[str], editions: Editions) -> TwoPlaces:
    found = _together(numbers, editions.earlier)
    second = f"2판 {say(found)}" if found else "2판에는 없음"
    return TwoPlaces(second, f"{LATER} {say(numbers)}", tuple(found), moved=bool(found))


def _together(numbers: Iterable[str], places: Callable[[str], Sequence[str]]) -> list[str]:
    return sorted({place for number in numbers for place in places(number)}, key=order)


def _numbers(item: str, known: Iterable[str]) -> list[str]:
    """Return the numbers of one item, those of a range too."""
    match = _ITEM.fullmatch(item)
    if match is None:
        raise PlaceError(f"a section like 2.1, or pages like 28–34쪽, expected; got '{item}'")
    first, last = match["first"], match["last"] or match["first"]
    for number in (first, last):
        if number not in known:
            raise PlaceError(f"unknown section '{number}'; a number of the textbook expected")
    same = [n for n in known if _above(n) == _above(first)]
    found = [n for n in sorted(same, key=order) if order(first) <= order(n) <= order(last)]
    if last not in found:
        raise PlaceError(f"a range within one chapter or section expected; got '{item}'")
    return found


def _runs(numbers: Sequence[str]) -> str:
    """Return numbers in order, each run of consecutive ones as its ends."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _follows(before: str, number: str) -> bool:
    one, other = order(before), order(number)
    return one[:-1] == other[:-1] and one[-1] + 1 == other[-1]


def _above(number: str) -> str:
    return number.rpartition(".")[0]
