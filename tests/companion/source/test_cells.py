"""Code cells that nobody would run, fences that nothing closes, characters that nobody sees."""

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import Problem
from companion.source.cells import code_cells, open_fences
from companion.source.characters import characters_are_seen
from companion.source.model import Source

FRONT = "---\nfile_format: mystnb\n---\n# 제목\n\n"
CELL = "```{code-cell} ipython3\n%sprint(1)\n```\n"
PAGE = Path("book/a.md")


def told(rule: Callable[[Source], object], text: str, front: str = FRONT) -> list[Problem]:
    return list(rule(Source(PAGE, front + text)))  # type: ignore[call-overload]


WRONG = {
    ":::{code-cell} ipython3\n1\n:::": (6, "in backticks, outside of every list and box"),
    "::::{note}\n```{code-cell} ipython3\n1\n```\n::::": (7, "outside of every list and box"),
    ":::::{note}\n::::{tip}\n```{code-cell} ipython3\n1\n```\n::::\n:::::": (
        8,
        "outside of every list and box",
    ),
    "- 항목\n\n  ```{code-cell} ipython3\n  1\n  ```": (8, "outside of every list and box"),
    "> ```{code-cell} ipython3\n> 1\n> ```": (6, "outside of every list and box"),
    "```{code-cell} r\n1\n```": (6, "'{code-cell} ipython3' expected"),
    "```{code-cell}ipython3\n1\n```": (6, "options in YAML expected"),
    "```{codecell} ipython3\n1\n```": (6, "'{code-cell} ipython3' expected"),
    "``` {Code-Cell} ipython3\n1\n```": (6, "'{code-cell} ipython3' expected"),
    "```code-cell ipython3\n1\n```": (6, "'{code-cell} ipython3' expected"),
    "글\n\n" + CELL % ":nmae: x\n": (8, "one of name, tags, mystnb expected"),
    CELL % ":load: a.py\n": (6, "one of name, tags, mystnb expected"),
    CELL % ":tags: [hide-inptu]\n": (6, "one of hide-cell, "),
    CELL % ":tags: keras\n": (6, "a list expected"),
    CELL % "---\ntags: [\n---\n": (6, "options in YAML expected"),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_cell_that_somebody_overlooks_is_told(text: str) -> None:
    line, expected = WRONG[text]
    (problem,) = told(code_cells, text)
    assert problem.line == line and expected in problem.expected


@pytest.mark.parametrize("front", ["# 제목\n\n", "---\nglossary: {plain: [a]}\n---\n# 제목\n\n"])
def test_a_cell_on_a_page_that_is_no_notebook_is_told(front: str) -> None:
    (problem,) = told(code_cells, CELL % "", front)
    assert problem.line == front.count("\n") + 1 and "'file_format: mystnb'" in problem.expected


def test_cells_as_authors_write_them_are_let_pass() -> None:
    cells = [
        CELL % option
        for option in (
            "",
            ":name: a\n\n",
            ":tags: [keras, hide-input]\n",
            "---\nname: b\ntags: [volatile]\n---\n",
        )
    ]
    text = "\n".join(
        [
            *cells,
            "```{code-cell}\n1\n```\n",
            "~~~{code-cell} python\n1\n~~~\n",
            "````\n```{code-cell} r\n````\n",
            "`{code-cell}`\n",
        ]
    )
    assert told(code_cells, text) == []


OPEN = {
    "```{code-cell} ipython3\nprint(1)\n": 6,
    "글\n\n```python\nx\n\n## 절": 8,
    "```": 6,
    "~~~\nx\n```": 6,
    "````\nx\n```": 6,
    ":::{note}\n글": 6,
    "::::{note}\n:::{tip}\n글\n::::": 7,
    "```{note}\n글\n\n```python\nx\n```\n```": 12,
    "> ```\n> x\n\n글": 6,
    "- ```\n  x\n\n글": 6,
}


@pytest.mark.parametrize("text", OPEN)
def test_a_fence_that_nothing_closes_is_told(text: str) -> None:
    found = told(open_fences, text)
    assert OPEN[text] in [problem.line for problem in found]
    assert all("closes it expected" in problem.expected for problem in found)


def test_fences_that_are_closed_are_let_pass() -> None:
    text = "```\n```\n\n````\n```\n````\n\n> ~~~\n> x\n> ~~~~\n\n1. ```python\n   x\n   ```\n\n::::{note}\n:::{tip}\n글\n:::\n::::\n"
    assert told(open_fences, text) == []


@pytest.mark.parametrize(
    "name", ["&#x202e;", "&#8203;", "&shy;", "&#12;", "&rlm;", "&#xFEFF;", "&ZeroWidthSpace;"]
)
@pytest.mark.parametrize(
    "place",
    [
        "글 {}",
        "## 절 {}",
        "| a |\n| - |\n| {} |",
        ":::{{note}} 제목 {}\n글\n:::",
        "[^n]\n\n[^n]: {}",
    ],
)
def test_a_hidden_character_by_name_is_told(place: str, name: str) -> None:
    text = place.format(name)
    (problem,) = told(characters_are_seen, text)
    line = next(number for number, written in enumerate(text.splitlines(), 6) if name in written)
    assert problem.line == line and "remove U+" in problem.expected


def test_visible_characters_by_name_are_let_pass() -> None:
    assert told(characters_are_seen, "&nbsp;&amp;&#128512;&zwj;&alpha; `&#x202e;`\n") == []
