"""What a page's front matter asks of its execution, checked with line numbers."""

from pathlib import PurePosixPath
from typing import Any

import yaml
from pydantic import Field, ValidationError

from companion.errors import DataError
from companion.execution.model import Need
from companion.files import read_text
from companion.front import front_node
from companion.pages import Page
from companion.records import Place, Strict

NEEDS = "needs"
"""The front matter's field that lists what the page needs, `Need`s."""

KEY = "execution"
"""The front matter's field that holds `PageSettings`."""

THREADS = "1"
"""Threads of every numerical library: sums of floats depend on how many there are.

One is also the fastest here: two kernels of two threads each on two cores wait for each other, and
chapter 1.2 took 115 s instead of 22.
"""

HASH_SEED = "0"
"""Python's hash seed, so that sets print in the same order each time."""


class PageSettings(Strict):
    """The front matter's field ``execution``.

    `inputs` are files below the book's root that the page's code reads; `timeout` is in seconds a
    cell, `memory_mib` the most memory of the page's kernel; None means the book's own.
    """

    inputs: tuple[str, ...] = ()
    timeout: int | None = Field(default=None, gt=0)
    memory_mib: int | None = Field(default=None, gt=0)


def page_needs(page: Page) -> tuple[Need, ...]:
    """Return what the page's front matter says it needs.

    Raises:
        DataError: it needs something that nobody knows of.
    """
    values = page.source.metadata.get(NEEDS) or []
    known = [need.value for need in Need]
    if not isinstance(values, list) or any(value not in known for value in values):
        message = f"a list of {', '.join(known)} expected"
        raise DataError([Place(page.path, _node(page)).problem((NEEDS,), message)])
    return tuple(need for need in Need if need.value in values)


def page_settings(page: Page) -> PageSettings:
    """Return the page's execution settings.

    Raises:
        DataError: the front matter's ``execution`` does not fit, or names a file that is not there
            or not in `code/lessons`, which is all that a Colab notebook brings along.
    """
    values = page.source.metadata.get(KEY) or {}
    place = Place(page.path, _node(page))
    try:
        settings = PageSettings.model_validate(dict(values))
    except (ValidationError, ValueError, TypeError) as error:
        details: list[Any] = error.errors() if isinstance(error, ValidationError) else []
        found = [place.problem((KEY, *detail["loc"]), detail["msg"]) for detail in details]
        raise DataError(found or [place.problem((KEY,), "a mapping expected")]) from None
    problems = [
        place.problem((KEY, "inputs", index), f"'{name}': a file of code/lessons/ expected")
        for index, name in enumerate(settings.inputs)
        if not _travels(page, name)
    ]
    if problems:
        raise DataError(problems)
    return settings


def _travels(page: Page, name: str) -> bool:
    path = PurePosixPath(name)
    inside = path.parts[:2] == ("code", "lessons") and ".." not in path.parts
    return inside and (page.book.root / name).is_file()


def _node(page: Page) -> yaml.MappingNode:
    """Return the front matter as a YAML node, with the line numbers of the file."""
    node = front_node(read_text(page.book.root / page.path, page.path), page.path)
    assert node is not None, "an executable page says so in its front matter"
    return node
