"""An error says the same wherever it is told: sorted, and in another process too."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion import cli  # noqa: F401 - imports every feature, and so every kind of error
from companion.errors import CompanionError, DataError, Problem

PROBLEMS = (Problem(Path("b.yml"), 2, "en", "expected"), Problem(Path("a.yml"), 1, "", "x"))


def kinds(base: type[CompanionError] = CompanionError) -> Iterator[type[CompanionError]]:
    yield base
    for kind in base.__subclasses__():
        yield from kinds(kind)


def test_problems_stand_in_file_order() -> None:
    assert str(DataError(PROBLEMS)) == "a.yml:1: x\nb.yml:2: field 'en': expected"


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.__name__)
def test_an_error_is_the_same_in_another_process(kind: type[CompanionError]) -> None:
    error = kind(PROBLEMS) if issubclass(kind, DataError) else kind("page.md:1: what, and why")
    error.unfinished = ("a-cell",)  # type: ignore[attr-defined]
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == str(error)
    assert vars(again) == vars(error)
