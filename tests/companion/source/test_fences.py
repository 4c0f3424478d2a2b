"""What stands on the first line of a fence is read, or refused with its line."""

from pathlib import Path

import pytest

from companion.source.fences import first_lines_are_read
from companion.source.model import Source


@pytest.mark.parametrize(
    "written",
    [
        "::::dropdown} 제목\n글\n::::", ":::note\n글\n:::", ":::\n글\n:::", ":::{dropdown 제목\n글\n:::", "```note} 제목\n글\n```",
        "```{note 제목\n글\n```", "```python 제목\nx = 1\n```", "~~~text {가}\nx\n~~~", "```{note}제목\n글\n```",
    ],
)  # fmt: skip
def test_a_first_line_that_nobody_reads_is_named(written: str) -> None:
    for text, line in ((written, 3), (f"::::::{{tip}}\n{written}\n::::::", 4)):
        (problem,) = first_lines_are_read(Source(Path("a.md"), f"# 제목\n\n{text}\n"))
        assert (str(problem.path), problem.line) == ("a.md", line)
        assert "expected" in problem.expected


@pytest.mark.parametrize(
    "written",
    [
        "```python\nx\n```", "```\nx\n```", "~~~c++\nx\n~~~", ":::{note} 제목\n글\n:::", "```{code-cell} ipython3\nx\n```",
        "```{bibliography}\n```", "````{my:directive.of-2+} a b\n글\n````", "    ```a b\n",
    ],
)  # fmt: skip
def test_what_is_read_is_left_alone(written: str) -> None:
    assert list(first_lines_are_read(Source(Path("a.md"), f"# 제목\n\n{written}\n"))) == []
